/// The vendor's tables. Counts on a workspace are kept up by triggers, so that reading one costs no
/// count however many computers there are.
enum MiosaTables {
  static let sql = """
    CREATE TABLE tenants (
      id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, slug TEXT NOT NULL UNIQUE,
      owner_user_id TEXT NOT NULL, created_at INTEGER NOT NULL);

    CREATE TABLE api_keys (
      id TEXT NOT NULL UNIQUE, tenant_id TEXT NOT NULL, name TEXT NOT NULL,
      key_digest TEXT NOT NULL UNIQUE, key_prefix TEXT NOT NULL, scopes TEXT NOT NULL,
      status TEXT NOT NULL, expires_at INTEGER, created_at INTEGER NOT NULL);
    CREATE INDEX api_keys_by_tenant ON api_keys (tenant_id);

    CREATE TABLE workspaces (
      id TEXT NOT NULL UNIQUE, tenant_id TEXT NOT NULL, name TEXT NOT NULL, slug TEXT NOT NULL,
      external_workspace_id TEXT, description TEXT, metadata TEXT NOT NULL,
      is_default INTEGER NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
      max_computers INTEGER, max_computer_size TEXT, default_computer_size TEXT NOT NULL,
      default_auto_stop_seconds INTEGER NOT NULL, allowed_template_types TEXT NOT NULL,
      computer_count INTEGER NOT NULL DEFAULT 0, project_count INTEGER NOT NULL DEFAULT 0,
      UNIQUE (tenant_id, slug), UNIQUE (tenant_id, external_workspace_id));
    CREATE INDEX workspaces_by_tenant ON workspaces (tenant_id);
    CREATE INDEX workspaces_by_name ON workspaces (tenant_id, name);

    CREATE TABLE projects (
      id TEXT NOT NULL UNIQUE, tenant_id TEXT NOT NULL, workspace_id TEXT NOT NULL,
      external_workspace_id TEXT, external_project_id TEXT, name TEXT NOT NULL,
      slug TEXT NOT NULL, description TEXT, metadata TEXT NOT NULL, created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL, computer_count INTEGER NOT NULL DEFAULT 0,
      UNIQUE (workspace_id, slug));
    CREATE INDEX projects_by_workspace ON projects (workspace_id);
    CREATE INDEX projects_by_tenant ON projects (tenant_id);
    CREATE INDEX projects_by_external_id ON projects (tenant_id, external_project_id);
    CREATE TRIGGER project_added AFTER INSERT ON projects BEGIN
      UPDATE workspaces SET project_count = project_count + 1 WHERE id = NEW.workspace_id;
    END;
    CREATE TRIGGER project_removed AFTER DELETE ON projects BEGIN
      UPDATE workspaces SET project_count = project_count - 1 WHERE id = OLD.workspace_id;
    END;

    CREATE TABLE computers (
      id TEXT NOT NULL UNIQUE, tenant_id TEXT NOT NULL, owner_user_id TEXT NOT NULL,
      name TEXT NOT NULL, slug TEXT NOT NULL, template_type TEXT NOT NULL, size TEXT NOT NULL,
      status TEXT NOT NULL, vm_id TEXT, workspace_id TEXT NOT NULL, project_id TEXT NOT NULL,
      external_workspace_id TEXT, external_user_id TEXT, external_project_id TEXT,
      selected_apps TEXT NOT NULL, auto_stop_seconds INTEGER NOT NULL,
      created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL);
    CREATE INDEX computers_by_tenant ON computers (tenant_id);
    CREATE INDEX computers_by_workspace ON computers (workspace_id);
    CREATE INDEX computers_by_slug ON computers (tenant_id, slug);
    CREATE TRIGGER computer_added AFTER INSERT ON computers BEGIN
      UPDATE workspaces SET computer_count = computer_count + 1 WHERE id = NEW.workspace_id;
      UPDATE projects SET computer_count = computer_count + 1 WHERE id = NEW.project_id;
    END;
    CREATE TRIGGER computer_removed AFTER DELETE ON computers BEGIN
      UPDATE workspaces SET computer_count = computer_count - 1 WHERE id = OLD.workspace_id;
      UPDATE projects SET computer_count = computer_count - 1 WHERE id = OLD.project_id;
    END;
    CREATE TRIGGER computer_moved AFTER UPDATE OF workspace_id, project_id ON computers BEGIN
      UPDATE workspaces SET computer_count = computer_count - 1 WHERE id = OLD.workspace_id;
      UPDATE workspaces SET computer_count = computer_count + 1 WHERE id = NEW.workspace_id;
      UPDATE projects SET computer_count = computer_count - 1 WHERE id = OLD.project_id;
      UPDATE projects SET computer_count = computer_count + 1 WHERE id = NEW.project_id;
    END;
    """
}
