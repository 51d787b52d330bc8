import GRDB
import GRDBSQLite
package import Wire

/// The database of one vendor in one world.
///
/// Owned by one world and touched only inside its turns, one transaction at a time. In memory it
/// begins as an image and is opened by its first transaction; suspended it is an image again, and
/// its connection is gone. Prepared statements are kept for the life of the connection: SQLite
/// prepares them again by itself when a restore replaces the pages. It holds no clock and no rules.
package final class VendorDatabase {
  /// Nil until the first transaction, and while suspended.
  private var queue: DatabaseQueue?
  /// What it holds, where that is known: as it began, and while suspended. A file has none.
  private var image: DatabaseImage?
  private let isFile: Bool
  private let byteCounter: ByteCounter
  /// The bytes that the counter knows of.
  private var size = 0
  /// The earliest `due_at` of the planned moves, so that a world where nothing is due costs one
  /// comparison a request. What plans or applies moves keeps it up.
  package var nextDue = Instant.distantFuture
  /// Whether a move may wait for reads; then reads by id are counted.
  package var awaitsReads = false
  /// Counts the transactions that changed something; what waits for a change compares it.
  package private(set) var revision = 0
  private var statements: [StatementKey: Statement] = [:]
  /// Statements whose text is made at run time, by that text.
  private var dynamicStatements: [String: Statement] = [:]
  /// What queries found since the last change.
  var queryCache = QueryCache()

  /// After so many transactions that changed something the size is looked up again.
  private static let changesPerWeighing = 64

  /// A database in memory.
  package init(image: DatabaseImage, _ byteCounter: ByteCounter = ByteCounter()) {
    self.image = image
    self.byteCounter = byteCounter
    isFile = false
    weigh(image.bytes.count)
  }

  /// A file that has been opened.
  init(file queue: DatabaseQueue, _ byteCounter: ByteCounter) {
    self.queue = queue
    self.byteCounter = byteCounter
    isFile = true
  }

  deinit { byteCounter.add(-size) }

  /// Runs one transaction: everything it writes is committed together when `body` answers true, and
  /// rolled back when it answers false or throws.
  ///
  /// Not generic: a value of the caller's crosses the boundary of the module in a variable that
  /// `body` captures, which costs nothing.
  package func inTransaction(_ body: (DatabaseTransaction) throws -> Bool) throws {
    try openQueue().writeWithoutTransaction { connection in
      let transaction = DatabaseTransaction(connection, of: self)
      do {
        if try body(transaction) {
          if try transaction.commit() { try changed(connection) }
        } else {
          try transaction.rollback()
        }
      } catch {
        try? transaction.rollback()
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

  /// What the database holds, for others to begin with.
  package func copy() throws -> DatabaseImage {
    if let image { return image }
    return try openQueue().writeWithoutTransaction { try DatabaseImage(of: $0) }
  }

  /// Holds an image from now on.
  package func replace(by image: DatabaseImage) throws {
    if let queue, isFile {
      try DatabaseImage.queue(of: image).backup(to: queue)
    } else {
      close()
      self.image = image
      weigh(image.bytes.count)
    }
    nextDue = .distantFuture
    awaitsReads = false
    revision += 1
    queryCache.forget()
  }

  /// Gives the connection up, with its statements and its cache; the next transaction opens
  /// another. A file is never suspended.
  package func suspend() throws {
    guard queue != nil, !isFile else { return }
    if image == nil { image = try copy() }
    close()
  }

  private func close() {
    // Before the connection, which they would keep alive.
    statements = [:]
    dynamicStatements = [:]
    queryCache = QueryCache()
    queue = nil
  }

  private func openQueue() throws -> DatabaseQueue {
    if let queue { return queue }
    let opened = try DatabaseImage.queue(of: image)
    queue = opened
    return opened
  }

  private func changed(_ database: Database) throws {
    image = nil
    revision += 1
    queryCache.forget()
    guard !isFile, revision % Self.changesPerWeighing == 0 else { return }
    weigh(1024 * (try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0))
  }

  private func weigh(_ bytes: Int) {
    byteCounter.add(bytes - size)
    size = bytes
  }

  /// Every statement that has been prepared, but for those already known, with the plan SQLite
  /// makes for it.
  package func queryPlans(except known: Set<String>) throws -> [(sql: String, plan: [String])] {
    try openQueue().writeWithoutTransaction { database in
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
