/// The vendor's tables. What a workspace holds is counted by triggers, so that `info` costs no
/// count.
enum CadenyaTables {
  static let sql = """
    CREATE TABLE accounts (
      id TEXT NOT NULL UNIQUE, slug TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
      profile_id TEXT NOT NULL, description TEXT NOT NULL, domain TEXT NOT NULL,
      billing_email TEXT NOT NULL, challenge_token TEXT NOT NULL, signing_key TEXT NOT NULL,
      created_at INTEGER NOT NULL);

    CREATE TABLE profiles (
      \(ResourceColumns.sql), type TEXT NOT NULL, email TEXT NOT NULL, is_admin INTEGER NOT NULL,
      UNIQUE (account_id, external_id));
    CREATE INDEX profiles_by_account ON profiles (account_id);
    CREATE INDEX profiles_by_email ON profiles (account_id, email);

    CREATE TABLE workspaces (
      \(ResourceColumns.sql), description TEXT NOT NULL, status TEXT NOT NULL,
      is_default INTEGER NOT NULL, tool_count INTEGER NOT NULL DEFAULT 0,
      memory_entry_count INTEGER NOT NULL DEFAULT 0, agent_count INTEGER NOT NULL DEFAULT 0,
      agent_variation_count INTEGER NOT NULL DEFAULT 0, UNIQUE (account_id, external_id));
    CREATE INDEX workspaces_by_account ON workspaces (account_id);
    CREATE INDEX default_workspaces ON workspaces (account_id) WHERE is_default = 1;

    CREATE TABLE workspace_members (
      position INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE,
      workspace_id TEXT NOT NULL, profile_id TEXT NOT NULL, actor_id TEXT NOT NULL,
      added_at INTEGER NOT NULL, is_active INTEGER NOT NULL);
    CREATE INDEX members_by_workspace ON workspace_members (workspace_id);

    CREATE TABLE api_keys (
      \(ResourceColumns.sql), description TEXT NOT NULL, permissions TEXT NOT NULL,
      all_workspaces INTEGER NOT NULL, workspace_ids TEXT NOT NULL, is_default INTEGER NOT NULL,
      state TEXT NOT NULL, token TEXT NOT NULL, key_profile_id TEXT NOT NULL,
      UNIQUE (account_id, external_id));
    CREATE INDEX api_keys_by_account ON api_keys (account_id);
    CREATE INDEX default_api_keys ON api_keys (account_id) WHERE is_default = 1;

    CREATE TABLE tokens (
      digest TEXT PRIMARY KEY, api_key_id TEXT NOT NULL, is_live INTEGER NOT NULL) WITHOUT ROWID;
    CREATE INDEX tokens_by_key ON tokens (api_key_id);

    CREATE TABLE workspace_secrets (
      \(ResourceColumns.sql), workspace_id TEXT NOT NULL, value TEXT NOT NULL,
      UNIQUE (workspace_id, external_id));
    CREATE INDEX secrets_by_workspace ON workspace_secrets (workspace_id);

    CREATE TABLE trusted_endpoints (
      \(ResourceColumns.sql), host TEXT NOT NULL, UNIQUE (account_id, external_id),
      UNIQUE (account_id, host));
    CREATE INDEX trusted_endpoints_by_account ON trusted_endpoints (account_id);

    CREATE TABLE agents (
      \(ResourceColumns.sql), workspace_id TEXT NOT NULL, spec TEXT NOT NULL, state TEXT NOT NULL,
      variation_count INTEGER NOT NULL, UNIQUE (workspace_id, external_id));
    CREATE INDEX agents_by_workspace ON agents (workspace_id);
    CREATE TRIGGER agent_added AFTER INSERT ON agents BEGIN
      UPDATE workspaces SET agent_count = agent_count + 1,
        agent_variation_count = agent_variation_count + NEW.variation_count
        WHERE id = NEW.workspace_id;
    END;
    CREATE TRIGGER agent_removed AFTER DELETE ON agents BEGIN
      UPDATE workspaces SET agent_count = agent_count - 1,
        agent_variation_count = agent_variation_count - OLD.variation_count
        WHERE id = OLD.workspace_id;
    END;
    """
}
