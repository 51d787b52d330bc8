import VirtualComputer

/// The vendor's tables. Deleting a workspace or a computer takes along what hangs on it.
enum OrgoTables {
  static let sql = """
    CREATE TABLE workspaces (
      id TEXT NOT NULL UNIQUE, user_id TEXT NOT NULL, name TEXT NOT NULL, status TEXT NOT NULL,
      icon_url TEXT, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
      UNIQUE (user_id, name));
    CREATE INDEX workspaces_by_user ON workspaces (user_id, created_at);

    CREATE TABLE computers (
      id TEXT NOT NULL UNIQUE, user_id TEXT NOT NULL, workspace_id TEXT NOT NULL,
      name TEXT NOT NULL, os TEXT NOT NULL, ram INTEGER NOT NULL, cpu REAL NOT NULL,
      gpu TEXT NOT NULL, disk_size_gb INTEGER NOT NULL, bandwidth_limit_mbps INTEGER NOT NULL,
      resolution TEXT NOT NULL, image TEXT, template_ref TEXT, status TEXT NOT NULL,
      instance_id TEXT NOT NULL UNIQUE, vnc_password TEXT NOT NULL,
      auto_stop_minutes INTEGER NOT NULL, pointer_x INTEGER NOT NULL, pointer_y INTEGER NOT NULL,
      created_at INTEGER NOT NULL, UNIQUE (workspace_id, name));
    CREATE INDEX computers_by_workspace ON computers (workspace_id, created_at);
    CREATE INDEX computers_by_user ON computers (user_id, created_at);

    CREATE TABLE actions (
      id INTEGER NOT NULL UNIQUE, computer_id TEXT NOT NULL, at INTEGER NOT NULL,
      action TEXT NOT NULL, summary TEXT NOT NULL);
    CREATE INDEX actions_by_computer ON actions (computer_id, id);

    CREATE TABLE files (
      id TEXT NOT NULL UNIQUE, computer_id TEXT NOT NULL, path TEXT NOT NULL,
      is_folder INTEGER NOT NULL, text TEXT NOT NULL, changed_at INTEGER NOT NULL,
      UNIQUE (computer_id, path));

    CREATE TABLE streams (
      computer_id TEXT NOT NULL UNIQUE, connection_name TEXT NOT NULL, status TEXT NOT NULL,
      pid INTEGER NOT NULL, start_time INTEGER NOT NULL);

    CREATE TABLE screenshots (
      id TEXT NOT NULL UNIQUE, computer_id TEXT NOT NULL, scene TEXT NOT NULL,
      taken_at INTEGER NOT NULL);
    CREATE INDEX screenshots_by_computer ON screenshots (computer_id);

    CREATE TABLE builds (
      id TEXT NOT NULL UNIQUE, user_id TEXT NOT NULL, org_id TEXT NOT NULL,
      project_id TEXT NOT NULL, name TEXT NOT NULL, tag TEXT NOT NULL, image_ref TEXT NOT NULL,
      status TEXT NOT NULL, logs TEXT, error_message TEXT, created_at INTEGER NOT NULL);
    CREATE INDEX builds_by_name ON builds (project_id, name, org_id, status);

    CREATE TRIGGER workspace_removed AFTER DELETE ON workspaces BEGIN
      DELETE FROM builds WHERE project_id = OLD.id;
    END;
    CREATE TRIGGER computer_removed AFTER DELETE ON computers BEGIN
      DELETE FROM actions WHERE computer_id = OLD.id;
      DELETE FROM files WHERE computer_id = OLD.id;
      DELETE FROM streams WHERE computer_id = OLD.id;
      DELETE FROM screenshots WHERE computer_id = OLD.id;
    END;
    """

  /// Disks with modes, times and links, and processes. The files of before are taken over.
  static let machines =
    ComputerTables.sql + """

      INSERT INTO computer_files
        SELECT computer_id || ':' || path, computer_id, path,
          CASE is_folder WHEN 1 THEN 'directory' ELSE 'file' END,
          CASE is_folder WHEN 1 THEN 493 ELSE 420 END, 0, rowid + 100000, changed_at, text
        FROM files;
      DROP TABLE files;
      DROP TRIGGER computer_removed;
      CREATE TRIGGER computer_removed AFTER DELETE ON computers BEGIN
        DELETE FROM actions WHERE computer_id = OLD.id;
        DELETE FROM computer_files WHERE computer_id = OLD.id;
        DELETE FROM computer_states WHERE id = OLD.id;
        DELETE FROM streams WHERE computer_id = OLD.id;
        DELETE FROM screenshots WHERE computer_id = OLD.id;
      END;
      """
}
