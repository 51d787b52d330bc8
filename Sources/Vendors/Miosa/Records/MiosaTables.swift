/// The vendor's tables. Counts are kept up by triggers, so that reading one costs no count however
/// many computers there are.
enum MiosaTables {
  static let sql = [organizations, workspaces, projects, computers, credits].joined(
    separator: "\n")

  /// Whose a domain is. Not unique: a store that was made before may hold one twice.
  static let domains = "CREATE INDEX preview_domains_by_domain ON preview_domains (domain);"

  private static let organizations = """
    CREATE TABLE tenants (
      id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, slug TEXT NOT NULL UNIQUE,
      owner_user_id TEXT NOT NULL, created_at INTEGER NOT NULL,
      computer_count INTEGER NOT NULL DEFAULT 0, workspace_count INTEGER NOT NULL DEFAULT 0);

    CREATE TABLE members (
      id TEXT NOT NULL UNIQUE, tenant_id TEXT NOT NULL, user_id TEXT NOT NULL,
      email TEXT NOT NULL, name TEXT, role TEXT NOT NULL, joined_at INTEGER NOT NULL,
      UNIQUE (tenant_id, user_id), UNIQUE (tenant_id, email));
    CREATE INDEX members_by_user ON members (user_id);
    CREATE INDEX members_by_email ON members (email);

    CREATE TABLE api_keys (
      id TEXT NOT NULL UNIQUE, tenant_id TEXT NOT NULL, name TEXT NOT NULL,
      key_digest TEXT NOT NULL, key_prefix TEXT NOT NULL, key_type TEXT NOT NULL,
      purpose TEXT NOT NULL, scopes TEXT NOT NULL, status TEXT NOT NULL, expires_at INTEGER,
      last_used_at INTEGER, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL);
    CREATE INDEX api_keys_by_tenant ON api_keys (tenant_id);

    -- Every key ever minted, so that one that was rotated or deleted stays refused.
    CREATE TABLE minted_keys (key_digest TEXT PRIMARY KEY, key_id TEXT NOT NULL) WITHOUT ROWID;

    CREATE TABLE preview_domains (
      owner_id TEXT NOT NULL UNIQUE, scope TEXT NOT NULL, domain TEXT NOT NULL,
      status TEXT NOT NULL, updated_at INTEGER NOT NULL);

    CREATE TABLE policies (
      owner_id TEXT NOT NULL UNIQUE, document TEXT NOT NULL, updated_at INTEGER NOT NULL);
    """

  private static let workspaces = """
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

    CREATE TABLE workspace_members (
      id TEXT NOT NULL UNIQUE, workspace_id TEXT NOT NULL, user_id TEXT NOT NULL,
      role TEXT NOT NULL, joined_at INTEGER NOT NULL, added_by TEXT);
    CREATE INDEX workspace_members_by_workspace ON workspace_members (workspace_id);

    CREATE TABLE workspace_invites (
      id TEXT NOT NULL UNIQUE, workspace_id TEXT NOT NULL, tenant_id TEXT NOT NULL,
      email TEXT NOT NULL, role TEXT NOT NULL, invited_by TEXT, token TEXT NOT NULL UNIQUE,
      status TEXT NOT NULL, expires_at INTEGER NOT NULL, accepted_at INTEGER,
      inserted_at INTEGER NOT NULL);
    CREATE INDEX workspace_invites_by_workspace ON workspace_invites (workspace_id, status);

    CREATE TABLE computer_templates (
      id TEXT NOT NULL UNIQUE, workspace_id TEXT NOT NULL, name TEXT NOT NULL,
      template_type TEXT NOT NULL, description TEXT, created_at INTEGER NOT NULL);
    CREATE INDEX computer_templates_by_workspace ON computer_templates (workspace_id);

    -- Whose use a workspace's is: it outlives the workspace, and so does what was spent in it.
    CREATE TABLE tenant_scopes (
      workspace_id TEXT PRIMARY KEY, tenant_id TEXT NOT NULL) WITHOUT ROWID;
    CREATE INDEX tenant_scopes_by_tenant ON tenant_scopes (tenant_id);

    CREATE TRIGGER workspace_added AFTER INSERT ON workspaces BEGIN
      UPDATE tenants SET workspace_count = workspace_count + 1 WHERE id = NEW.tenant_id;
      INSERT INTO tenant_scopes (workspace_id, tenant_id) VALUES (NEW.id, NEW.tenant_id);
      INSERT INTO workspace_members (id, workspace_id, user_id, role, joined_at)
        SELECT NEW.id || ':' || owner_user_id, NEW.id, owner_user_id, 'owner', NEW.created_at
        FROM tenants WHERE id = NEW.tenant_id;
    END;
    CREATE TRIGGER workspace_removed AFTER DELETE ON workspaces BEGIN
      UPDATE tenants SET workspace_count = workspace_count - 1 WHERE id = OLD.tenant_id;
      DELETE FROM workspace_members WHERE workspace_id = OLD.id;
      DELETE FROM workspace_invites WHERE workspace_id = OLD.id;
      DELETE FROM computer_templates WHERE workspace_id = OLD.id;
      DELETE FROM preview_domains WHERE owner_id = OLD.id;
      DELETE FROM policies WHERE owner_id = OLD.id;
    END;
    CREATE TRIGGER workspace_known_otherwise AFTER UPDATE OF external_workspace_id ON workspaces
    WHEN OLD.external_workspace_id IS NOT NEW.external_workspace_id BEGIN
      UPDATE projects SET external_workspace_id = NEW.external_workspace_id
        WHERE workspace_id = NEW.id;
    END;
    """

  private static let projects = """
    CREATE TABLE projects (
      id TEXT NOT NULL UNIQUE, tenant_id TEXT NOT NULL, workspace_id TEXT NOT NULL,
      external_workspace_id TEXT, external_project_id TEXT, name TEXT NOT NULL,
      slug TEXT NOT NULL, description TEXT, metadata TEXT NOT NULL, is_default INTEGER NOT NULL,
      created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
      computer_count INTEGER NOT NULL DEFAULT 0, UNIQUE (workspace_id, slug));
    CREATE INDEX projects_by_workspace ON projects (workspace_id);
    CREATE INDEX projects_by_tenant ON projects (tenant_id);
    CREATE INDEX projects_by_external_id ON projects (tenant_id, external_project_id);
    CREATE TRIGGER project_added AFTER INSERT ON projects BEGIN
      UPDATE workspaces SET project_count = project_count + 1 WHERE id = NEW.workspace_id;
    END;
    CREATE TRIGGER project_removed AFTER DELETE ON projects BEGIN
      UPDATE workspaces SET project_count = project_count - 1 WHERE id = OLD.workspace_id;
      DELETE FROM preview_domains WHERE owner_id = OLD.id;
    END;
    CREATE TRIGGER project_moved AFTER UPDATE OF workspace_id ON projects
    WHEN OLD.workspace_id <> NEW.workspace_id BEGIN
      UPDATE workspaces SET project_count = project_count - 1 WHERE id = OLD.workspace_id;
      UPDATE workspaces SET project_count = project_count + 1 WHERE id = NEW.workspace_id;
    END;
    """

  private static let computers = """
    CREATE TABLE computers (
      id TEXT NOT NULL UNIQUE, tenant_id TEXT NOT NULL, owner_user_id TEXT NOT NULL,
      name TEXT NOT NULL, slug TEXT NOT NULL, template_type TEXT NOT NULL, size TEXT NOT NULL,
      status TEXT NOT NULL, vm_id TEXT, workspace_id TEXT NOT NULL, project_id TEXT NOT NULL,
      external_workspace_id TEXT, external_user_id TEXT, external_project_id TEXT,
      selected_apps TEXT NOT NULL, visibility TEXT NOT NULL, metadata TEXT NOT NULL,
      auto_stop_seconds INTEGER NOT NULL, last_active_at INTEGER NOT NULL,
      viewer_password_set_at INTEGER, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL);
    CREATE INDEX computers_by_tenant ON computers (tenant_id);
    CREATE INDEX computers_by_workspace ON computers (workspace_id);
    CREATE INDEX computers_by_project ON computers (project_id);
    CREATE INDEX computers_by_slug ON computers (tenant_id, slug);
    CREATE TRIGGER computer_added AFTER INSERT ON computers BEGIN
      UPDATE tenants SET computer_count = computer_count + 1 WHERE id = NEW.tenant_id;
      UPDATE workspaces SET computer_count = computer_count + 1 WHERE id = NEW.workspace_id;
      UPDATE projects SET computer_count = computer_count + 1 WHERE id = NEW.project_id;
    END;
    CREATE TRIGGER computer_removed AFTER DELETE ON computers BEGIN
      UPDATE tenants SET computer_count = computer_count - 1 WHERE id = OLD.tenant_id;
      UPDATE workspaces SET computer_count = computer_count - 1 WHERE id = OLD.workspace_id;
      UPDATE projects SET computer_count = computer_count - 1 WHERE id = OLD.project_id;
      -- A default project lives only while a computer is in it.
      DELETE FROM projects WHERE id = OLD.project_id AND is_default AND computer_count = 0;
    END;
    CREATE TRIGGER computer_moved AFTER UPDATE OF workspace_id, project_id ON computers
    WHEN OLD.workspace_id <> NEW.workspace_id OR OLD.project_id <> NEW.project_id BEGIN
      UPDATE workspaces SET computer_count = computer_count - 1 WHERE id = OLD.workspace_id;
      UPDATE workspaces SET computer_count = computer_count + 1 WHERE id = NEW.workspace_id;
      UPDATE projects SET computer_count = computer_count - 1 WHERE id = OLD.project_id;
      UPDATE projects SET computer_count = computer_count + 1 WHERE id = NEW.project_id;
      DELETE FROM projects WHERE id = OLD.project_id AND is_default AND computer_count = 0;
    END;
    """

  private static let credits = """
    CREATE TABLE external_quotas (
      id TEXT NOT NULL UNIQUE, tenant_id TEXT NOT NULL, external_user_id TEXT NOT NULL,
      max_sandboxes INTEGER, max_concurrent INTEGER, max_storage_gb INTEGER,
      max_credit_cents INTEGER, updated_at INTEGER NOT NULL);
    """
}
