import GRDB

/// `world.sqlite`: what a world notes of itself beside its vendors' databases, as named values.
///
/// It gives the values no meaning.
package final class WorldFile: Sendable {
  /// The name of the file, without its ending.
  package static let name = "world"
  private let queue: DatabaseQueue

  init(_ queue: DatabaseQueue) { self.queue = queue }

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
      try database.execute(sql: "CREATE TABLE world (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
    }
    return migrator
  }

  /// Notes values, in place of those of the same names; all or none.
  package func keep(_ values: [(name: String, value: String)]) throws {
    try queue.write { database in
      for (name, value) in values {
        try database.execute(
          sql: "INSERT OR REPLACE INTO world (name, value) VALUES (?, ?)", arguments: [name, value])
      }
    }
  }

  /// Everything that is noted, by name.
  package func values() throws -> [String: String] {
    let rows = try queue.unsafeRead { try Row.fetchAll($0, sql: "SELECT name, value FROM world") }
    return Dictionary(
      rows.map { ($0["name"] as String, $0["value"] as String) }, uniquingKeysWith: { $1 })
  }

  /// A new file in memory that holds these values.
  package static func image(_ values: [(name: String, value: String)]) throws -> DatabaseImage {
    let file = try Store(directory: nil).openWorld()
    try file.keep(values)
    return try file.queue.writeWithoutTransaction { try DatabaseImage(of: $0, hasPlans: false) }
  }
}
