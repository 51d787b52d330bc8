/// The vendor's tables. What a workspace uses is kept up by triggers, so that quotas cost no sum
/// however many CVMs there are.
enum PhalaTables {
  static let sql = """
    CREATE TABLE users (
      id TEXT NOT NULL UNIQUE, number INTEGER NOT NULL UNIQUE, username TEXT NOT NULL UNIQUE,
      email TEXT NOT NULL, created_at INTEGER NOT NULL);

    CREATE TABLE workspaces (
      id TEXT NOT NULL UNIQUE, number INTEGER NOT NULL UNIQUE, owner_id TEXT NOT NULL,
      name TEXT NOT NULL, slug TEXT NOT NULL UNIQUE, avatar_url TEXT,
      description TEXT, tier TEXT NOT NULL,
      billing_status TEXT NOT NULL, suspended_at INTEGER, balance_micros INTEGER NOT NULL,
      granted_micros INTEGER NOT NULL, reserved_nodes INTEGER NOT NULL,
      created_at INTEGER NOT NULL,
      cvm_count INTEGER NOT NULL DEFAULT 0, vcpu_used INTEGER NOT NULL DEFAULT 0,
      memory_used INTEGER NOT NULL DEFAULT 0, disk_used INTEGER NOT NULL DEFAULT 0);

    CREATE TABLE memberships (
      id TEXT NOT NULL UNIQUE, user_id TEXT NOT NULL, workspace_id TEXT NOT NULL,
      position INTEGER NOT NULL, role TEXT NOT NULL, is_default INTEGER NOT NULL);
    CREATE UNIQUE INDEX memberships_by_pair ON memberships (user_id, workspace_id);
    CREATE INDEX memberships_by_position ON memberships (user_id, position);

    CREATE TABLE api_tokens (
      id TEXT NOT NULL UNIQUE, number INTEGER NOT NULL UNIQUE, user_id TEXT NOT NULL,
      workspace_id TEXT NOT NULL, name TEXT NOT NULL, key_digest TEXT NOT NULL UNIQUE,
      token_prefix TEXT NOT NULL, is_active INTEGER NOT NULL, default_version TEXT NOT NULL,
      created_at INTEGER NOT NULL, expires_at INTEGER);
    CREATE INDEX api_tokens_by_user ON api_tokens (user_id, number);

    CREATE TABLE nodes (
      id TEXT NOT NULL UNIQUE, number INTEGER NOT NULL UNIQUE, node_number INTEGER NOT NULL,
      name TEXT NOT NULL, region TEXT NOT NULL, device_id TEXT NOT NULL, ppid TEXT NOT NULL,
      fmspc TEXT NOT NULL, status TEXT NOT NULL, version TEXT NOT NULL,
      resource_score REAL NOT NULL, slots INTEGER NOT NULL, vcpu INTEGER NOT NULL,
      memory INTEGER NOT NULL, reserved_for TEXT, cvm_count INTEGER NOT NULL DEFAULT 0,
      vcpu_used INTEGER NOT NULL DEFAULT 0, memory_used INTEGER NOT NULL DEFAULT 0);
    CREATE INDEX nodes_by_reservation ON nodes (reserved_for, resource_score);

    CREATE TABLE cvms (
      id TEXT NOT NULL UNIQUE, number INTEGER NOT NULL UNIQUE, workspace_id TEXT NOT NULL,
      creator_id TEXT NOT NULL, name TEXT NOT NULL, app_id TEXT NOT NULL,
      vm_uuid TEXT NOT NULL UNIQUE, instance_id TEXT UNIQUE, status TEXT NOT NULL,
      node_number INTEGER NOT NULL, instance_type TEXT NOT NULL, vcpu INTEGER NOT NULL,
      memory INTEGER NOT NULL, disk_size INTEGER NOT NULL, gpus INTEGER NOT NULL,
      image TEXT NOT NULL, compose TEXT NOT NULL, compose_hash TEXT NOT NULL,
      encrypted_env TEXT NOT NULL, user_config TEXT NOT NULL, env_pubkey TEXT NOT NULL,
      listed INTEGER NOT NULL, operation_id TEXT, scheduled_delete_at INTEGER,
      started_at INTEGER, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL);
    CREATE UNIQUE INDEX cvms_by_name ON cvms (workspace_id, name);
    CREATE INDEX cvms_by_app ON cvms (app_id);
    CREATE INDEX cvms_by_workspace ON cvms (workspace_id, number);
    CREATE TRIGGER cvm_added AFTER INSERT ON cvms BEGIN
      UPDATE workspaces SET cvm_count = cvm_count + 1, vcpu_used = vcpu_used + NEW.vcpu,
        memory_used = memory_used + NEW.memory, disk_used = disk_used + NEW.disk_size
        WHERE id = NEW.workspace_id;
      UPDATE nodes SET cvm_count = cvm_count + 1, vcpu_used = vcpu_used + NEW.vcpu,
        memory_used = memory_used + NEW.memory WHERE number = NEW.node_number;
    END;
    CREATE TRIGGER cvm_removed AFTER DELETE ON cvms BEGIN
      UPDATE workspaces SET cvm_count = cvm_count - 1, vcpu_used = vcpu_used - OLD.vcpu,
        memory_used = memory_used - OLD.memory, disk_used = disk_used - OLD.disk_size
        WHERE id = OLD.workspace_id;
      UPDATE nodes SET cvm_count = cvm_count - 1, vcpu_used = vcpu_used - OLD.vcpu,
        memory_used = memory_used - OLD.memory WHERE number = OLD.node_number;
    END;
    CREATE TRIGGER cvm_resized AFTER UPDATE OF vcpu, memory, disk_size ON cvms
      WHEN NEW.vcpu <> OLD.vcpu OR NEW.memory <> OLD.memory OR NEW.disk_size <> OLD.disk_size
    BEGIN
      UPDATE workspaces SET vcpu_used = vcpu_used + NEW.vcpu - OLD.vcpu,
        memory_used = memory_used + NEW.memory - OLD.memory,
        disk_used = disk_used + NEW.disk_size - OLD.disk_size WHERE id = NEW.workspace_id;
      UPDATE nodes SET vcpu_used = vcpu_used + NEW.vcpu - OLD.vcpu,
        memory_used = memory_used + NEW.memory - OLD.memory WHERE number = NEW.node_number;
    END;

    CREATE TABLE cvm_sizes (
      id TEXT NOT NULL UNIQUE, cvm_id TEXT NOT NULL, app_id TEXT NOT NULL,
      vm_uuid TEXT NOT NULL, rate_micros INTEGER NOT NULL, disk_size INTEGER NOT NULL,
      from_at INTEGER NOT NULL, until_at INTEGER);
    CREATE INDEX cvm_sizes_by_app ON cvm_sizes (app_id, from_at);
    CREATE INDEX cvm_sizes_by_cvm ON cvm_sizes (cvm_id, until_at);

    CREATE TABLE apps (
      id TEXT NOT NULL UNIQUE, number INTEGER NOT NULL UNIQUE, workspace_id TEXT NOT NULL,
      app_id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kms_type TEXT NOT NULL,
      created_at INTEGER NOT NULL);
    CREATE INDEX apps_by_workspace ON apps (workspace_id, number);
    CREATE INDEX apps_by_name ON apps (workspace_id, name);

    CREATE TABLE provisions (
      id TEXT NOT NULL UNIQUE, workspace_id TEXT NOT NULL, cvm_id TEXT, app_id TEXT,
      compose_hash TEXT NOT NULL, request TEXT NOT NULL, created_at INTEGER NOT NULL);
    CREATE INDEX provisions_by_workspace ON provisions (workspace_id);
    CREATE INDEX provisions_by_app ON provisions (app_id, compose_hash);
    CREATE INDEX provisions_by_cvm ON provisions (cvm_id, compose_hash);

    CREATE TABLE operations (
      id TEXT NOT NULL UNIQUE, number INTEGER NOT NULL UNIQUE, cvm_id TEXT NOT NULL,
      type TEXT NOT NULL, target TEXT NOT NULL, user_number INTEGER NOT NULL,
      username TEXT NOT NULL, instance_name TEXT NOT NULL, compose_hash TEXT,
      status TEXT NOT NULL, error_message TEXT, started_at INTEGER NOT NULL,
      completed_at INTEGER);
    CREATE INDEX operations_by_cvm ON operations (cvm_id, number);

    CREATE TABLE revisions (
      id TEXT NOT NULL UNIQUE, number INTEGER NOT NULL UNIQUE, app_id TEXT NOT NULL,
      cvm_id TEXT NOT NULL, cvm_name TEXT NOT NULL, vm_uuid TEXT NOT NULL,
      compose_hash TEXT NOT NULL, compose TEXT NOT NULL, encrypted_env TEXT NOT NULL,
      user_config TEXT NOT NULL, trace_id TEXT, operation_type TEXT NOT NULL,
      creator_id TEXT NOT NULL, created_at INTEGER NOT NULL);
    CREATE INDEX revisions_by_app ON revisions (app_id, number);

    CREATE TABLE ssh_keys (
      id TEXT NOT NULL UNIQUE, number INTEGER NOT NULL UNIQUE, user_id TEXT NOT NULL,
      name TEXT NOT NULL, public_key TEXT NOT NULL, fingerprint TEXT NOT NULL,
      key_type TEXT NOT NULL, source TEXT NOT NULL, last_synced_at INTEGER,
      created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL);
    CREATE INDEX ssh_keys_by_user ON ssh_keys (user_id, number);
    CREATE UNIQUE INDEX ssh_keys_by_fingerprint ON ssh_keys (user_id, fingerprint);

    CREATE TABLE webhooks (
      id TEXT NOT NULL UNIQUE, number INTEGER NOT NULL UNIQUE, workspace_id TEXT NOT NULL,
      url TEXT NOT NULL, secret TEXT NOT NULL, events TEXT NOT NULL, name TEXT,
      enabled INTEGER NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL);
    CREATE INDEX webhooks_by_workspace ON webhooks (workspace_id, number);

    CREATE TABLE webhook_deliveries (
      id TEXT NOT NULL UNIQUE, number INTEGER NOT NULL UNIQUE, webhook_id TEXT NOT NULL,
      event_type TEXT NOT NULL, payload TEXT NOT NULL, signature TEXT NOT NULL,
      status TEXT NOT NULL, attempts INTEGER NOT NULL, request_url TEXT NOT NULL,
      response_status INTEGER NOT NULL, error_message TEXT NOT NULL,
      duration_ms INTEGER NOT NULL, original_event_id TEXT NOT NULL,
      created_at INTEGER NOT NULL, delivered_at INTEGER);
    CREATE INDEX webhook_deliveries_by_webhook ON webhook_deliveries (webhook_id, number);
    """
}
