import GRDB

/// The tables of one kind of database: a name, which is the name of its file, and its migrations.
///
/// The engine's own tables come first. It says nothing of what is in them.
package struct DatabaseSchema: Sendable {
  package let name: String
  private let migrations: [Migration]

  /// The schema of a vendor's database.
  package init(name: String, _ migrations: [Migration]) {
    self.name = name
    self.migrations = migrations
  }

  /// What brings a database from any earlier version to this one.
  var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("engine 1") { try $0.execute(sql: EngineTables.sql) }
    for migration in migrations {
      migrator.registerMigration(migration.name) { try $0.execute(sql: migration.sql) }
    }
    return migrator
  }

  /// Tables without a row in them.
  package func empty() throws -> DatabaseImage {
    let queue = try DatabaseImage.queue(of: nil)
    try queue.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA application_id = \(DatabaseImage.applicationID)")
    }
    try migrator.migrate(queue)
    return try queue.writeWithoutTransaction { try DatabaseImage(of: $0) }
  }
}

/// One step of a schema; one that has shipped never changes.
package struct Migration: Sendable {
  package let name: String
  package let sql: String

  package init(_ name: String, _ sql: String) {
    self.name = name
    self.sql = sql
  }
}
