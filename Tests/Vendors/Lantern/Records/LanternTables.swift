/// The vendor's tables.
enum LanternTables {
  static let sql = """
    CREATE TABLE rooms (
      id TEXT NOT NULL UNIQUE, owner TEXT NOT NULL, name TEXT NOT NULL,
      created_at INTEGER NOT NULL, UNIQUE (owner, name));
    CREATE INDEX rooms_by_owner ON rooms (owner, created_at);

    CREATE TABLE lamps (
      id TEXT NOT NULL UNIQUE, owner TEXT NOT NULL, name TEXT NOT NULL, room_id TEXT NOT NULL,
      brightness INTEGER NOT NULL, state TEXT NOT NULL, created_at INTEGER NOT NULL,
      UNIQUE (owner, name));
    CREATE INDEX lamps_by_owner ON lamps (owner, created_at);
    CREATE INDEX lamps_by_room ON lamps (room_id);
    """
}
