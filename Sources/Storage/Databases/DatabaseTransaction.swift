import GRDB
import GRDBSQLite
import Wire

/// One transaction in one database: begins before the first write, ends when its work does.
///
/// It lives inside `VendorDatabase.inTransaction` and never outlives it. One that only reads begins
/// nothing in SQLite. It is the only code that binds and runs statements.
package final class DatabaseTransaction {
  private let connection: Database
  package let database: VendorDatabase
  private var hasBegun = false

  init(_ connection: Database, of database: VendorDatabase) {
    self.connection = connection
    self.database = database
  }

  /// Begins the transaction before the first write.
  package func begin() throws {
    guard !hasBegun else { return }
    try control("BEGIN IMMEDIATE")
    hasBegun = true
  }

  /// Commits, and says whether there was anything to commit.
  func commit() throws -> Bool {
    guard hasBegun else { return false }
    try control("COMMIT")
    hasBegun = false
    return true
  }

  func rollback() throws {
    guard hasBegun else { return }
    hasBegun = false
    database.nextDue = Instant(microseconds: 0)  // read again: a rolled back move may have set it
    // SQLite has rolled back by itself after some failures (a full disk, for one).
    if connection.isInsideTransaction { try control("ROLLBACK") }
  }

  private func control(_ sql: StaticString) throws {
    let statement = unsafe try database.statement(StatementKey(.literal, nil, sql), in: connection)
    {
      sql.description
    }
    defer { unsafe sqlite3_reset(statement) }
    guard unsafe sqlite3_step(statement) == SQLITE_DONE else { throw error() }
  }

  private func error() -> DatabaseError {
    DatabaseError(resultCode: connection.lastErrorCode, message: connection.lastErrorMessage)
  }

  /// What a query finds, remembered for as long as nothing changes. A transaction that has begun to
  /// write looks for itself.
  package func remembered<Value: Sendable>(
    _ statement: StatementKey, text: String = "", _ values: [any ColumnValue],
    rows: (Value) -> Int, find: () throws -> Value
  ) rethrows -> Value {
    guard !hasBegun else { return try find() }
    let key = QueryCache.Key(statement: statement, text: text, values: RowWriter.collect(values))
    if let known = database.queryCache.result(of: key, as: Value.self) { return known }
    let found = try find()
    database.queryCache.keep(found, rows: rows(found), of: key)
    return found
  }

  /// Runs a query and hands its rows to `each` until that answers false.
  package func read(
    _ key: StatementKey, _ sql: () -> String, bind: (inout RowWriter) -> Void,
    each: (inout RowReader) throws -> Bool
  ) throws {
    let statement = unsafe try database.statement(key, in: connection, sql)
    unsafe try run(statement, bind: bind, each: each)
  }

  /// Runs a query whose text is made at run time.
  package func read(
    dynamic sql: String, bind: (inout RowWriter) -> Void, each: (inout RowReader) throws -> Bool
  ) throws {
    let statement = unsafe try database.statement(dynamic: sql, in: connection)
    unsafe try run(statement, bind: bind, each: each)
  }

  private func run(
    _ statement: OpaquePointer, bind: (inout RowWriter) -> Void,
    each: (inout RowReader) throws -> Bool
  ) throws {
    var writer = unsafe RowWriter(statement)
    bind(&writer)
    defer { unsafe sqlite3_reset(statement) }
    var reader = unsafe RowReader(statement)
    while true {
      switch unsafe sqlite3_step(statement) {
      case SQLITE_ROW:
        guard try each(&reader) else { return }
        reader.advance()
      case SQLITE_DONE: return
      default: throw error()
      }
    }
  }

  /// Runs a write; a unique violation is a value, everything else that fails is thrown.
  package func write(
    _ key: StatementKey, _ sql: () -> String, bind: (inout RowWriter) -> Void
  ) throws -> InsertResult {
    try begin()
    let statement = unsafe try database.statement(key, in: connection, sql)
    var writer = unsafe RowWriter(statement)
    bind(&writer)
    defer { unsafe sqlite3_reset(statement) }
    let code = unsafe sqlite3_step(statement)
    switch code {
    case SQLITE_DONE, SQLITE_ROW: return .done
    default:
      let error = error()
      let extended = error.extendedResultCode
      guard extended == .SQLITE_CONSTRAINT_UNIQUE || extended == .SQLITE_CONSTRAINT_PRIMARYKEY
      else { throw error }
      return InsertResult(violation: error.message ?? "")
    }
  }
}
