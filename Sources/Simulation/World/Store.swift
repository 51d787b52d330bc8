import GRDB
import GRDBSQLite
import Wire

/// Opens databases: in memory or as files of a state directory, with the engine's own tables and the
/// vendor's.
///
/// A database that another program made or a newer version wrote is refused before anything is
/// written to it.
struct Store {
  /// Nil for databases in memory.
  let directory: StateDirectory?

  /// Marks a file as ours: "UNDS".
  static let applicationID: Int32 = 0x554e_4453

  func open(_ vendor: Vendor) throws -> (database: VendorDatabase, isNew: Bool) {
    let queue = try queue(named: vendor.name)
    let migrator = Self.migrator(for: vendor)
    let isNew = try prepare(queue, migrator, file: vendor.name)
    return (VendorDatabase(queue: queue), isNew)
  }

  /// Opens the world's own database, which holds its clock and seed.
  func openWorld() throws -> DatabaseQueue {
    let queue = try queue(named: "world")
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
      try database.execute(sql: "CREATE TABLE world (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
    }
    _ = try prepare(queue, migrator, file: "world")
    return queue
  }

  private func queue(named name: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      // Set before the first table: another page size cannot go into a WAL file later.
      try database.execute(sql: "PRAGMA page_size = 1024")
      try database.execute(sql: "PRAGMA cache_size = -2000")
      if directory == nil {
        try database.execute(sql: "PRAGMA journal_mode = MEMORY")
        try database.execute(sql: "PRAGMA synchronous = OFF")
      } else {
        try database.execute(sql: "PRAGMA journal_mode = WAL")
        try database.execute(sql: "PRAGMA synchronous = NORMAL")
      }
    }
    guard let directory else {
      // A file system in memory instead of `:memory:`, whose pages are all in the cache: there a
      // commit looks through all of them, and creates slow down as the database grows. A name
      // without a slash is this connection's alone. A SQLite that takes no URIs has the other.
      let takesURIs = unsafe sqlite3_compileoption_used("USE_URI") != 0
      let path = takesURIs ? "file:\(name)?vfs=memdb" : ":memory:"
      return try DatabaseQueue(path: path, configuration: configuration)
    }
    let path = directory.path(of: name)
    do { return try DatabaseQueue(path: path, configuration: configuration) } catch {
      throw StateFault(path: path, error)
    }
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
        throw StateFault.foreign(path: path)
      }
      if try queue.writeWithoutTransaction({ try migrator.hasBeenSuperseded($0) }) {
        throw StateFault.newer(path: path)
      }
      if found.tables == 0 {
        try queue.writeWithoutTransaction {
          try $0.execute(sql: "PRAGMA application_id = \(Self.applicationID)")
        }
      }
      try migrator.migrate(queue)
      return found.tables == 0
    } catch let fault as StateFault { throw fault } catch {
      throw StateFault(path: path, error)
    }
  }

  private static func migrator(for vendor: Vendor) -> DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("engine 1") { try $0.execute(sql: EngineTables.sql) }
    for migration in vendor.migrations + vendor.allExpiries.map(\.index) {
      migrator.registerMigration(migration.name) { try $0.execute(sql: migration.sql) }
    }
    return migrator
  }
}
