/// The vendor's tables. What one thing shows of others (volumes of a workspace, members of an
/// organization) is kept up by triggers, so that showing it costs no further query.
///
/// `search_text` is what `search` looks in: lower case, made by the row that is stored.
enum StronglyTables {
  /// What each boot of a workspace was begun with. A store that was made before has none of its past
  /// boots; they are told as the oldest that it has.
  static let boots = """
    CREATE TABLE boots (
      id TEXT NOT NULL UNIQUE, workspace_id TEXT NOT NULL, image TEXT NOT NULL, cpu TEXT NOT NULL,
      memory TEXT NOT NULL, started_at INTEGER NOT NULL);
    CREATE INDEX boots_by_workspace ON boots (workspace_id);
    """

  static let sql = """
    CREATE TABLE organizations (
      id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, description TEXT NOT NULL, status TEXT NOT NULL,
      plan TEXT NOT NULL, owner_id TEXT NOT NULL, namespace TEXT NOT NULL,
      credit_cents INTEGER NOT NULL, default_role TEXT NOT NULL,
      allow_self_signup INTEGER NOT NULL, sso_enabled INTEGER NOT NULL,
      created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
      member_count INTEGER NOT NULL DEFAULT 0);

    CREATE TABLE users (
      id TEXT NOT NULL UNIQUE, organization_id TEXT NOT NULL, email TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL, username TEXT NOT NULL, role TEXT NOT NULL, status TEXT NOT NULL,
      first_name TEXT NOT NULL, last_name TEXT NOT NULL, bio TEXT NOT NULL,
      timezone TEXT NOT NULL, avatar_url TEXT, last_login_at INTEGER, created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL, search_text TEXT NOT NULL);
    CREATE INDEX users_by_organization ON users (organization_id, created_at);
    CREATE INDEX users_gone ON users (id) WHERE status = 'archived';

    CREATE TABLE members (
      id TEXT NOT NULL UNIQUE, organization_id TEXT NOT NULL, user_id TEXT NOT NULL,
      role TEXT NOT NULL, joined_at INTEGER NOT NULL, UNIQUE (organization_id, user_id));
    CREATE INDEX members_by_user ON members (user_id);
    CREATE TRIGGER member_added AFTER INSERT ON members BEGIN
      UPDATE organizations SET member_count = member_count + 1 WHERE id = NEW.organization_id;
    END;
    CREATE TRIGGER member_removed AFTER DELETE ON members BEGIN
      UPDATE organizations SET member_count = member_count - 1 WHERE id = OLD.organization_id;
    END;

    CREATE TABLE invitations (
      id TEXT NOT NULL UNIQUE, organization_id TEXT NOT NULL, email TEXT NOT NULL,
      role TEXT NOT NULL, status TEXT NOT NULL, invited_by TEXT NOT NULL,
      expires_at INTEGER NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
      UNIQUE (organization_id, email));

    CREATE TABLE credit_transactions (
      id TEXT NOT NULL UNIQUE, organization_id TEXT NOT NULL, type TEXT NOT NULL,
      amount_cents INTEGER NOT NULL, balance_cents INTEGER NOT NULL, description TEXT NOT NULL,
      created_at INTEGER NOT NULL);
    CREATE INDEX credit_transactions_by_time ON credit_transactions (organization_id, created_at);

    CREATE TABLE api_keys (
      id TEXT NOT NULL UNIQUE, user_id TEXT NOT NULL, organization_id TEXT NOT NULL,
      name TEXT NOT NULL, key_digest TEXT NOT NULL UNIQUE, key_prefix TEXT NOT NULL,
      scopes TEXT NOT NULL, is_revoked INTEGER NOT NULL, expires_at INTEGER,
      last_used_at INTEGER, created_at INTEGER NOT NULL);
    CREATE INDEX api_keys_by_user ON api_keys (user_id, created_at);

    CREATE TABLE projects (
      id TEXT NOT NULL UNIQUE, organization_id TEXT NOT NULL, owner_id TEXT NOT NULL,
      name TEXT NOT NULL, description TEXT NOT NULL, status TEXT NOT NULL, category TEXT,
      visibility TEXT NOT NULL, tags TEXT NOT NULL, default_data_volume_id TEXT,
      created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, search_text TEXT NOT NULL,
      attached_volume_ids TEXT NOT NULL DEFAULT '[]', UNIQUE (organization_id, name));
    CREATE INDEX projects_by_organization ON projects (organization_id, created_at);

    CREATE TABLE collaborators (
      id TEXT NOT NULL UNIQUE, project_id TEXT NOT NULL, user_id TEXT NOT NULL,
      role TEXT NOT NULL, added_at INTEGER NOT NULL, UNIQUE (project_id, user_id));

    CREATE TABLE activities (
      id TEXT NOT NULL UNIQUE, project_id TEXT NOT NULL, user_id TEXT NOT NULL,
      action TEXT NOT NULL, resource_type TEXT NOT NULL, resource_id TEXT NOT NULL,
      resource_name TEXT NOT NULL, created_at INTEGER NOT NULL);
    CREATE INDEX activities_by_time ON activities (project_id, created_at);

    CREATE TABLE volumes (
      id TEXT NOT NULL UNIQUE, organization_id TEXT NOT NULL, owner_id TEXT NOT NULL,
      project_id TEXT, label TEXT NOT NULL, name TEXT NOT NULL, description TEXT NOT NULL,
      status TEXT NOT NULL, type TEXT NOT NULL, volume_type TEXT NOT NULL,
      size_gb INTEGER NOT NULL, mount_path TEXT NOT NULL, is_shared INTEGER NOT NULL,
      created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, search_text TEXT NOT NULL,
      UNIQUE (owner_id, is_shared, name));
    CREATE INDEX volumes_by_organization ON volumes (organization_id, created_at);
    CREATE INDEX volumes_by_project ON volumes (project_id);
    CREATE TRIGGER volume_added AFTER INSERT ON volumes WHEN NEW.project_id IS NOT NULL BEGIN
      UPDATE projects SET attached_volume_ids = json_insert(attached_volume_ids, '$[#]', NEW.id)
      WHERE id = NEW.project_id;
    END;
    CREATE TRIGGER volume_removed AFTER DELETE ON volumes WHEN OLD.project_id IS NOT NULL BEGIN
      UPDATE projects SET attached_volume_ids = (
        SELECT json_group_array(value) FROM json_each(attached_volume_ids) WHERE value <> OLD.id)
      WHERE id = OLD.project_id;
    END;

    CREATE TABLE workspaces (
      id TEXT NOT NULL UNIQUE, organization_id TEXT NOT NULL, owner_id TEXT NOT NULL,
      project_id TEXT, name TEXT NOT NULL, description TEXT NOT NULL, status TEXT NOT NULL,
      environment_type TEXT NOT NULL, image TEXT NOT NULL, resources TEXT NOT NULL,
      created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, search_text TEXT NOT NULL,
      volume_ids TEXT NOT NULL DEFAULT '[]');
    CREATE INDEX workspaces_by_organization ON workspaces (organization_id, created_at);
    CREATE INDEX workspaces_by_project ON workspaces (project_id);

    CREATE TABLE attachments (
      id TEXT NOT NULL UNIQUE, volume_id TEXT NOT NULL, workspace_id TEXT NOT NULL,
      UNIQUE (volume_id, workspace_id));
    CREATE INDEX attachments_by_workspace ON attachments (workspace_id);
    CREATE TRIGGER volume_attached AFTER INSERT ON attachments BEGIN
      UPDATE workspaces SET volume_ids = json_insert(volume_ids, '$[#]', NEW.volume_id)
      WHERE id = NEW.workspace_id;
    END;
    CREATE TRIGGER volume_detached AFTER DELETE ON attachments BEGIN
      UPDATE workspaces SET volume_ids = (
        SELECT json_group_array(value) FROM json_each(volume_ids) WHERE value <> OLD.volume_id)
      WHERE id = OLD.workspace_id;
    END;
    """
}
