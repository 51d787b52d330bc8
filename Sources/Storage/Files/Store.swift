import GRDB
import GRDBSQLite

/// Opens databases: in memory or as files of a state directory, with the engine's own tables and
/// the vendor's.
///
/// A database that another program made or a newer version wrote is refused before anything is
/// written to it, and one that no version can have written before anything is read from it.
package struct Store: Sendable {
  /// Nil for databases in memory.
  package let directory: StateDirectory?

  package init(directory: StateDirectory?) { self.directory = directory }

  /// Opens the vendor's file, or a database in memory, which begins as `origin`.
  package func open(
    _ schema: DatabaseSchema, _ byteCounter: ByteCounter, from origin: () throws -> DatabaseImage
  ) throws -> VendorDatabase {
    guard let directory else { return VendorDatabase(image: try origin(), byteCounter) }
    let path = directory.path(of: schema.name)
    guard directory.holds(schema.name) else {
      throw StateError.incomplete(path: path, reason: "the file is missing")
    }
    let queue = try queue(named: schema.name, in: directory)
    guard !(try prepare(queue, schema.migrator, file: schema.name)) else {
      throw StateError.incomplete(path: path, reason: "it holds nothing")
    }
    return VendorDatabase(file: queue, byteCounter)
  }

  /// Opens the world's own database, which holds its clock and seed.
  package func openWorld() throws -> WorldFile {
    let queue =
      if let directory { try queue(named: WorldFile.name, in: directory) } else {
        try DatabaseImage.queue(of: nil)
      }
    _ = try prepare(queue, WorldFile.migrator, file: WorldFile.name)
    return WorldFile(queue)
  }

  private func queue(named name: String, in directory: StateDirectory) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      try DatabaseImage.shape(database)
      try database.execute(sql: "PRAGMA journal_mode = WAL")
      try database.execute(sql: "PRAGMA synchronous = NORMAL")
    }
    let path = directory.path(of: name)
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      directory.noteOpened(name)
      return queue
    } catch {
      throw StateError(path: path, error)
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
      guard found.tables == 0 || found.id == DatabaseImage.applicationID else {
        throw StateError.foreign(path: path)
      }
      if try queue.writeWithoutTransaction({ try migrator.hasBeenSuperseded($0) }) {
        throw StateError.newer(path: path)
      }
      if found.tables == 0 {
        try queue.writeWithoutTransaction {
          try $0.execute(sql: "PRAGMA application_id = \(DatabaseImage.applicationID)")
        }
      }
      try migrator.migrate(queue)
      if found.tables > 0, directory != nil {
        let check = try ContentCheck(migrator)
        let reason = try queue.writeWithoutTransaction { database in
          try ContentCheck.damage(in: database) ?? check.fault(in: database)?.reason
        }
        if let reason { throw StateError.incomplete(path: path, reason: reason) }
      }
      return found.tables == 0
    } catch let fault as StateError { throw fault } catch {
      throw StateError(path: path, error)
    }
  }

  /// Whether a database's file has a row, beside the list of its migrations.
  package func hasRows(_ schema: DatabaseSchema, in directory: StateDirectory) throws -> Bool {
    do {
      return try queue(named: schema.name, in: directory).unsafeRead { database in
        let tables = try String.fetchAll(
          database,
          sql: """
            SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'
            AND name <> 'grdb_migrations'
            """)
        return try tables.contains {
          try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM \($0.quotedDatabaseIdentifier))") ?? false
        }
      }
    } catch let error as StateError { throw error } catch {
      throw StateError(path: directory.path(of: schema.name), error)
    }
  }

  /// Which SQLite this program runs on.
  package static var sqliteVersion: String { unsafe String(cString: sqlite3_libversion()) }
}
