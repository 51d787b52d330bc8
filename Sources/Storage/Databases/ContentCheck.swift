import GRDB
import Wire

/// Whether a database holds what some version of this program may have written: the tables of its
/// schema, and in each column values of the column's type.
///
/// It reads every row, once, when a file comes in from outside. What values mean is not its concern.
struct ContentCheck {
  /// What is wrong with a database, for a person.
  enum Fault: Hashable {
    /// Its tables are not those of the schema.
    case schema(String)
    /// Its values make no sense.
    case contents(String)

    var reason: String {
      switch self {
      case .schema(let reason), .contents(let reason): reason
      }
    }
  }

  private struct Table {
    let name: String
    let columns: [(name: String, type: String, isRequired: Bool)]
  }

  /// Every table and index of the schema, with its text.
  private let definitions: Set<String>
  private let tables: [Table]

  /// What a new database is like that these migrations make.
  init(_ migrator: DatabaseMigrator) throws {
    let queue = try DatabaseImage.queue(of: nil)
    try migrator.migrate(queue)
    (definitions, tables) = try queue.writeWithoutTransaction { database in
      let names = try String.fetchAll(
        database,
        sql: """
          SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'
          AND name <> 'grdb_migrations' ORDER BY name
          """)
      let tables = try names.map { name in
        Table(
          name: name,
          columns: try Row.fetchAll(
            database, sql: "PRAGMA table_info(\(name.quotedDatabaseIdentifier))"
          ).map { (name: $0["name"], type: $0["type"], isRequired: $0["notnull"]) })
      }
      return (try Self.definitions(in: database), tables)
    }
  }

  /// The first thing that is wrong with a database that has been brought up to date; nil for none.
  func fault(in database: Database) throws -> Fault? {
    let found = try Self.definitions(in: database)
    let lacking = definitions.subtracting(found)
    // A table that is gone took its indexes with it.
    if let missing = lacking.filter({ $0.hasPrefix("table") }).min() ?? lacking.min() {
      let name = Self.name(missing)
      let isThere = found.contains { Self.name($0) == name }
      return .schema(isThere ? "it differs in \(name)" : "it lacks the \(name)")
    }
    if let odd = found.subtracting(definitions).min() {
      return .schema("it differs in \(Self.name(odd))")
    }
    for table in tables {
      if let reason = try Self.oddValue(in: table, of: database) { return .contents(reason) }
    }
    return nil
  }

  /// What is wrong with a database's pages; nil for nothing.
  static func damage(in database: Database) throws -> String? {
    let result = try String.fetchAll(database, sql: "PRAGMA quick_check(1)")
    return result == ["ok"] ? nil : result.joined(separator: "; ")
  }

  private static func definitions(in database: Database) throws -> Set<String> {
    Set(
      try Row.fetchAll(
        database, sql: "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite%'"
      ).map { "\($0["type"] as String) \($0["name"] as String)\n\($0["sql"] as String? ?? "")" })
  }

  /// `table computers`.
  private static func name(_ definition: String) -> String {
    String(definition.prefix { $0 != "\n" })
  }

  /// What stands in a column that its type does not allow, or that is no time of the calendar.
  private static func oddValue(in table: Table, of database: Database) throws -> String? {
    let tests = table.columns.compactMap { column -> (condition: String, reason: String)? in
      let name = column.name.quotedDatabaseIdentifier
      let (type, word): (String, String)
      switch column.type {
      case "TEXT": (type, word) = ("'text'", "text")
      case "INTEGER": (type, word) = ("'integer'", "whole number")
      case "REAL": (type, word) = ("'real'", "number")
      default: return nil
      }
      let types = column.isRequired ? type : "\(type), 'null'"
      var condition = "typeof(\(name)) NOT IN (\(types))"
      var kind = word
      // Instants are stored as whole numbers under such names.
      if column.type == "INTEGER", column.name.hasSuffix("_at") {
        let last = Instant.distantFuture.microseconds
        kind = "time"
        condition = "(\(condition) OR \(name) NOT BETWEEN \(firstInstant) AND \(last))"
      }
      return (condition, "column \(column.name) of table \(table.name) holds what is no \(kind)")
    }
    guard !tests.isEmpty else { return nil }
    let cases = tests.enumerated().map { "WHEN \($1.condition) THEN \($0)" }
    let row = try Int.fetchOne(
      database,
      sql: """
        SELECT CASE \(cases.joined(separator: " ")) END
        FROM \(table.name.quotedDatabaseIdentifier)
        WHERE \(tests.map(\.condition).joined(separator: " OR ")) LIMIT 1
        """)
    return row.map { tests[$0].reason }
  }

  /// The beginning of the year 0, in microseconds since 1970.
  private static let firstInstant = -62_167_219_200_000_000
}
