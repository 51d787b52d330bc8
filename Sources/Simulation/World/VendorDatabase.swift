import GRDB
import GRDBSQLite
import Wire

/// The database of one vendor in one world.
///
/// Owned by the world's actor and touched only inside it, one step at a time. Prepared statements
/// are kept for the life of the database: SQLite prepares them again by itself when a restore
/// replaces the pages. It holds no clock and no rules.
final class VendorDatabase {
  let queue: DatabaseQueue
  /// The instant of the next due move, so that a settled world costs one comparison a request.
  var nextDue = Instant.distantFuture
  /// Whether a move may wait for reads; then reads by id are counted.
  var awaitsReads = false
  /// Counts the steps that changed something; what waits for a change compares it.
  private(set) var revision = 0
  private var statements: [StatementKey: Statement] = [:]
  /// Statements whose text is made at run time, by that text.
  private var dynamicStatements: [String: Statement] = [:]

  init(queue: DatabaseQueue) {
    self.queue = queue
  }

  /// Runs one step: everything it writes is committed together when `body` returns, and rolled
  /// back when it throws or when its outcome says so.
  func step<Outcome>(
    _ context: StepContext, keep: (Outcome) -> Bool = { _ in true },
    _ body: (Session) throws -> Outcome
  ) throws -> Outcome {
    try queue.writeWithoutTransaction { database in
      let session = Session(database: database, home: self, context: context)
      do {
        let outcome = try body(session)
        if keep(outcome) {
          if try session.commit() { revision += 1 }
        } else {
          try session.rollback()
        }
        return outcome
      } catch {
        try? session.rollback()
        throw error
      }
    }
  }

  /// The statement of that name, prepared on first use.
  func statement(
    _ key: StatementKey, in database: Database, _ sql: () -> String
  ) throws -> OpaquePointer {
    if let known = statements[key] { return unsafe known.sqliteStatement }
    let made = try database.makeStatement(sql: sql())
    statements[key] = made
    return unsafe made.sqliteStatement
  }

  /// The statement of that text, prepared on first use.
  func statement(dynamic sql: String, in database: Database) throws -> OpaquePointer {
    if let known = dynamicStatements[sql] { return unsafe known.sqliteStatement }
    let made = try database.makeStatement(sql: sql)
    dynamicStatements[sql] = made
    return unsafe made.sqliteStatement
  }

  /// Empties every table; the schema stays.
  func erase() throws {
    try queue.writeWithoutTransaction { database in
      let tables = try String.fetchAll(
        database,
        sql: """
          SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'grdb%'
          AND name NOT LIKE 'sqlite%'
          """)
      try database.inTransaction(.immediate) {
        try database.execute(sql: "PRAGMA defer_foreign_keys = ON")
        for table in tables { try database.execute(sql: "DELETE FROM \"\(table)\"") }
        // Tables that never give a number twice begin with 1 again, so that a reset world answers
        // the same bytes.
        if try database.tableExists("sqlite_sequence") {
          try database.execute(sql: "DELETE FROM sqlite_sequence")
        }
        return .commit
      }
    }
    nextDue = .distantFuture
    revision += 1
  }

  /// Every statement that has been prepared, but for those already known, with the plan SQLite makes
  /// for it.
  func queryPlans(except known: Set<String>) throws -> [(sql: String, plan: [String])] {
    try queue.writeWithoutTransaction { database in
      let prepared = Array(statements.values) + Array(dynamicStatements.values)
      let others = known.union(["BEGIN IMMEDIATE", "COMMIT", "ROLLBACK"])
      return try prepared.filter { !others.contains($0.sql) }.map { statement in
        let places = Int(unsafe sqlite3_bind_parameter_count(statement.sqliteStatement))
        let rows = try Row.fetchAll(
          database, sql: "EXPLAIN QUERY PLAN \(statement.sql)",
          arguments: StatementArguments(Array(repeating: nil as Int?, count: places)))
        return (statement.sql, rows.map { $0["detail"] as String })
      }
    }
  }
}
