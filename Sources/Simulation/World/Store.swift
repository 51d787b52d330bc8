import GRDB
import GRDBSQLite
import Wire

/// Opens databases: in memory or as files of a state directory, with the engine's own tables and
/// the vendor's.
///
/// A database that another program made or a newer version wrote is refused before anything is
/// written to it.
struct Store {
  /// Nil for databases in memory.
  let directory: StateDirectory?

  /// Marks a file as ours: "UNDS".
  static let applicationID: Int32 = 0x554e_4453

  /// Opens the vendor's file, or a database in memory, which begins as `origin`.
  func open(
    _ vendor: Vendor, _ byteCounter: ByteCounter, from origin: () throws -> DatabaseImage
  ) throws -> VendorDatabase {
    guard let directory else { return VendorDatabase(image: try origin(), byteCounter) }
    let path = directory.path(of: vendor.name)
    guard directory.holds(vendor.name) else {
      throw StateError.incomplete(path: path, reason: "the file is missing")
    }
    let queue = try file(of: vendor, in: directory)
    guard !(try prepare(queue, Self.migrator(for: vendor), file: vendor.name)) else {
      throw StateError.incomplete(path: path, reason: "it holds nothing")
    }
    return VendorDatabase(file: queue, byteCounter)
  }

  /// A connection to the vendor's file, which has not been looked at.
  func file(of vendor: Vendor, in directory: StateDirectory) throws -> DatabaseQueue {
    try queue(named: vendor.name, in: directory)
  }

  /// Opens the world's own database, which holds its clock and seed.
  func openWorld() throws -> DatabaseQueue {
    let queue =
      if let directory { try queue(named: "world", in: directory) } else { try Self.queue(of: nil) }
    _ = try prepare(queue, Self.worldMigrator, file: "world")
    return queue
  }

  /// The tables of a vendor without a row in them.
  static func empty(_ vendor: Vendor) throws -> DatabaseImage {
    let queue = try queue(of: nil)
    _ = try Store(directory: nil).prepare(
      queue, migrator(for: vendor), file: vendor.name)
    return try queue.writeWithoutTransaction { try DatabaseImage(of: $0) }
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
      try Self.shape(database)
      try database.execute(sql: "PRAGMA journal_mode = MEMORY")
      try database.execute(sql: "PRAGMA synchronous = OFF")
    }
    return try DatabaseQueue(path: ":memory:", configuration: configuration)
  }

  private func queue(named name: String, in directory: StateDirectory) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      try Self.shape(database)
      try database.execute(sql: "PRAGMA journal_mode = WAL")
      try database.execute(sql: "PRAGMA synchronous = NORMAL")
    }
    let path = directory.path(of: name)
    do { return try DatabaseQueue(path: path, configuration: configuration) } catch {
      throw StateError(path: path, error)
    }
  }

  private static func shape(_ database: Database) throws {
    // Set before the first table: another page size cannot go into a WAL file later.
    try database.execute(sql: "PRAGMA page_size = 1024")
    try database.execute(sql: "PRAGMA cache_size = -2000")
  }

  private func prepare(
    _ queue: DatabaseQueue, _ migrator: DatabaseMigrator, file: String
  ) throws -> Bool {
    let path = directory?.path(of: file) ?? ":memory:"
    do {
      let found = try queue.writeWithoutTransaction { database in
        (
          id: try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0,
          tables: try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM sqlite_master") ?? 0
        )
      }
      guard found.tables == 0 || found.id == Self.applicationID else {
        throw StateError.foreign(path: path)
      }
      if try queue.writeWithoutTransaction({ try migrator.hasBeenSuperseded($0) }) {
        throw StateError.newer(path: path)
      }
      if found.tables == 0 {
        try queue.writeWithoutTransaction {
          try $0.execute(sql: "PRAGMA application_id = \(Self.applicationID)")
        }
      }
      try migrator.migrate(queue)
      return found.tables == 0
    } catch let fault as StateError { throw fault } catch {
      throw StateError(path: path, error)
    }
  }

  /// The migrations of the world's own database.
  static var worldMigrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
      try database.execute(sql: "CREATE TABLE world (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
    }
    return migrator
  }

  /// The migrations of a vendor's database, the engine's own first.
  static func migrator(for vendor: Vendor) -> DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("engine 1") { try $0.execute(sql: EngineTables.sql) }
    for migration in vendor.migrations + vendor.allExpiries.map(\.index) {
      migrator.registerMigration(migration.name) { try $0.execute(sql: migration.sql) }
    }
    return migrator
  }
}
