import GRDB
import GRDBSQLite

/// One file of a snapshot, whose bytes come from outside: checked as a whole before they are used.
///
/// It opens no file and trusts none.
package struct SnapshotFile {
  private static let magic = Array("SQLite format 3\0".utf8)
  /// The file's name, for errors.
  private let file: String
  /// A database in memory that holds the bytes.
  private let queue: DatabaseQueue

  /// The name of a file in a directory.
  package static func name(of database: String) -> String { "\(database).sqlite" }

  /// Holds a file's bytes, once they have been found sound.
  ///
  /// - Parameters:
  ///   - bytes: What the file holds; nil where there is none.
  ///   - database: The file's name without its ending.
  /// - Throws: Why it is no file of a snapshot.
  package init(_ bytes: [UInt8]?, of database: String) throws(SnapshotError) {
    let file = Self.name(of: database)
    guard let bytes else { throw .missing(file: file) }
    guard bytes.count >= 100, bytes.starts(with: Self.magic) else { throw .foreign(file: file) }
    let number = { (place: Int, width: Int) in
      bytes[place..<(place + width)].reduce(0) { $0 << 8 | Int($1) }
    }
    guard number(68, 4) == Int(DatabaseImage.applicationID) else { throw .foreign(file: file) }
    guard number(16, 2) == 1024 else {
      throw .damaged(file: file, reason: "its pages have not 1024 bytes")
    }
    let whole = number(28, 4) * 1024
    guard bytes.count >= whole, bytes.count % 1024 == 0 else {
      throw .truncated(file: file, bytes: bytes.count, of: whole)
    }
    self.file = file
    queue = try Self.attempt(file) { () throws -> DatabaseQueue in
      let image = DatabaseImage(checked: DatabaseImage.withoutLog(bytes))
      let queue = try DatabaseImage.queue(of: image)
      let result = try queue.writeWithoutTransaction {
        try String.fetchAll($0, sql: "PRAGMA integrity_check(1)")
      }
      guard result == ["ok"] else {
        throw SnapshotError.damaged(file: file, reason: result.joined(separator: "; "))
      }
      return queue
    }
  }

  /// The values of a world's file, by name.
  package func worldValues() throws(SnapshotError) -> [String: String] {
    try Self.attempt(file) { () throws -> [String: String] in
      if try queue.writeWithoutTransaction({ try WorldFile.migrator.hasBeenSuperseded($0) }) {
        throw SnapshotError.otherVersion(file: file, reason: "a newer one wrote it")
      }
      guard try queue.writeWithoutTransaction({ try $0.tableExists("world") }) else {
        throw SnapshotError.damaged(file: file, reason: "it has no table world")
      }
      try check(WorldFile.migrator)
      return try WorldFile(queue).values()
    }
  }

  /// The database of that schema that the file holds, brought up to date where an earlier version
  /// wrote it.
  package func database(_ schema: DatabaseSchema) throws(SnapshotError) -> DatabaseImage {
    try Self.attempt(file) { () throws -> DatabaseImage in
      let migrator = schema.migrator
      if try queue.writeWithoutTransaction({ try migrator.hasBeenSuperseded($0) }) {
        throw SnapshotError.otherVersion(file: file, reason: "a newer one wrote it")
      }
      try migrator.migrate(queue)
      try check(migrator)
      return try queue.writeWithoutTransaction { try DatabaseImage(of: $0) }
    }
  }

  /// Refuses what these migrations have not made, and values that no version has written.
  private func check(_ migrator: DatabaseMigrator) throws {
    let check = try ContentCheck(migrator)
    switch try queue.writeWithoutTransaction({ try check.fault(in: $0) }) {
    case .schema(let reason): throw SnapshotError.otherVersion(file: file, reason: reason)
    case .contents(let reason): throw SnapshotError.damaged(file: file, reason: reason)
    case nil: break
    }
  }

  private static func attempt<Value>(
    _ file: String, _ body: () throws -> Value
  ) throws(SnapshotError) -> Value {
    do { return try body() } catch let error as SnapshotError { throw error } catch {
      throw .damaged(file: file, reason: StoreError(error).message)
    }
  }
}
