import GRDB
import GRDBSQLite
package import Wire

/// The bytes of a database at rest: what worlds are forked from, reset to and snapshots hold.
///
/// It never changes, so that any number of worlds share one. It is a plain database file that
/// `sqlite3` reads, in no need of a log beside it, and was valid when it was made.
package final class DatabaseImage: Sendable {
  /// Marks a file as ours: "UNDS".
  static let applicationID: Int32 = 0x554e_4453

  package let bytes: [UInt8]
  /// When the first thing in it comes due.
  package let nextDue: Instant

  init(checked bytes: [UInt8]) {
    self.bytes = bytes
    nextDue = .distantFuture
  }

  /// What a database holds now. Nothing may be under way in it. The world's own has no plans.
  init(of database: Database, hasPlans: Bool = true) throws {
    let due =
      hasPlans ? try Int64.fetchOne(database, sql: "SELECT MIN(due_at) FROM due_moves") : nil
    nextDue = due.map(Instant.init(microseconds:)) ?? .distantFuture
    var size: sqlite3_int64 = 0
    // A database in memory lends its bytes; a file's are collected from the file and its log.
    let lent = unsafe sqlite3_serialize(
      database.sqliteConnection, "main", &size, UInt32(SQLITE_SERIALIZE_NOCOPY))
    if let lent = unsafe lent {
      bytes = unsafe Array(UnsafeBufferPointer(start: lent, count: Int(size)))
      return
    }
    guard let made = unsafe sqlite3_serialize(database.sqliteConnection, "main", &size, 0) else {
      throw DatabaseError(resultCode: .SQLITE_NOMEM)
    }
    defer { unsafe sqlite3_free(made) }
    bytes = Self.withoutLog(unsafe Array(UnsafeBufferPointer(start: made, count: Int(size))))
  }

  /// The bytes of a file that keeps a log (WAL), marked as those of one that keeps none; SQLite
  /// opens no other in memory.
  static func withoutLog(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count >= 20 else { return bytes }
    var bytes = bytes
    for place in 18...19 { bytes[place] = 1 }
    return bytes
  }

  /// A new database in memory that holds an image, or nothing.
  ///
  /// Loaded from an image it lives in SQLite's file system in memory. Elsewhere (`:memory:`) all
  /// its pages would be in the cache, which every commit looks through: creates slow down as it
  /// grows.
  static func queue(of image: DatabaseImage?) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      try image?.load(into: database)
      try shape(database)
      try database.execute(sql: "PRAGMA journal_mode = MEMORY")
      try database.execute(sql: "PRAGMA synchronous = OFF")
    }
    return try DatabaseQueue(path: ":memory:", configuration: configuration)
  }

  /// What holds for every connection, to a file or in memory.
  static func shape(_ database: Database) throws {
    // Set before the first table: another page size cannot go into a WAL file later.
    try database.execute(sql: "PRAGMA page_size = 1024")
    try database.execute(sql: "PRAGMA cache_size = -2000")
  }

  /// Makes a connection's database, which must be a new one in memory, hold these bytes.
  ///
  /// SQLite's `deserialize` is right here and nowhere else: no statement has been prepared. It
  /// takes a third of the memory that a backup into an empty database does, whose pages stay in the
  /// cache and whose growth doubles what is reserved.
  private func load(into database: Database) throws {
    // Room for what a short test writes; then the reserve doubles as it always does.
    let reserve = bytes.count + 16 * 1024
    guard let buffer = unsafe sqlite3_malloc64(UInt64(reserve)) else {
      throw DatabaseError(resultCode: .SQLITE_NOMEM)
    }
    unsafe bytes.withUnsafeBytes { bytes in
      if let start = bytes.baseAddress {
        unsafe buffer.copyMemory(from: start, byteCount: bytes.count)
      }
    }
    // On failure SQLite frees the buffer too.
    let code = unsafe sqlite3_deserialize(
      database.sqliteConnection, "main", buffer.assumingMemoryBound(to: UInt8.self),
      sqlite3_int64(bytes.count), sqlite3_int64(reserve),
      UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE))
    guard code == SQLITE_OK else {
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: "not a database")
    }
  }
}
