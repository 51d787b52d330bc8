/// The tables that the engine keeps in every vendor's database, named as a person would look for
/// them.
enum EngineTables {
  static let sql = """
    CREATE TABLE ordinals (kind TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID;

    CREATE TABLE due_moves (
      id INTEGER PRIMARY KEY, resource TEXT NOT NULL, key TEXT NOT NULL, move TEXT NOT NULL,
      step INTEGER NOT NULL, state TEXT NOT NULL, due_at INTEGER NOT NULL, reads_left INTEGER);
    CREATE INDEX due_moves_by_time ON due_moves (due_at, id);
    CREATE INDEX due_moves_by_thing ON due_moves (resource, key);

    CREATE TABLE transitions (
      id INTEGER PRIMARY KEY, resource TEXT NOT NULL, key TEXT NOT NULL, state TEXT NOT NULL,
      at INTEGER NOT NULL);
    CREATE INDEX transitions_by_thing ON transitions (resource, key, at, id);

    CREATE TABLE usage_intervals (
      id INTEGER PRIMARY KEY, resource TEXT NOT NULL, key TEXT NOT NULL, scope TEXT NOT NULL,
      from_at INTEGER NOT NULL, until_at INTEGER);
    CREATE INDEX usage_by_scope ON usage_intervals (resource, scope, from_at, id);
    CREATE INDEX usage_open ON usage_intervals (resource, key, until_at);

    CREATE TABLE idempotent_answers (
      key TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, status INTEGER NOT NULL, content_type TEXT,
      headers TEXT NOT NULL, body TEXT NOT NULL, expires_at INTEGER NOT NULL) WITHOUT ROWID;
    """
}
