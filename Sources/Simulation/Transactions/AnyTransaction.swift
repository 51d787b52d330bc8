import Storage
import Wire

/// One transaction in one vendor's database, without the vendor's error type: the database's own
/// transaction with what it is told from outside and what has come to pass in it.
///
/// It is lent and never outlives the turn of the world that it belongs to.
final class AnyTransaction {
  let db: DatabaseTransaction
  let context: TransactionContext
  /// The instant at which things happen: the transaction's own, or that of the move being applied.
  var now: Instant
  /// How the next state that is entered comes about; what applies due transitions says so.
  var cause = Transition.Kind.asked
  /// The moves that this transaction made or applied, in their order.
  var transitions: [Transition] = []
  /// What a handler has to say about how it took the request; travels as a diagnosis.
  var remarks: [String] = []
  /// What the request's path names; noted only while something waits for reads or lags.
  var target: TargetRow?
  /// What was created of resources whose reads lag.
  var added: [TargetRow] = []

  init(_ db: DatabaseTransaction, _ context: TransactionContext) {
    self.db = db
    self.context = context
    now = context.now
  }

  var database: VendorDatabase { db.database }

  /// Runs a write that no unique index can refuse.
  func execute(_ sql: StaticString, _ bind: (inout RowWriter) -> Void) throws {
    let outcome = try db.write(StatementKey(.literal, nil, sql), { sql.description }, bind: bind)
    precondition(outcome == .done, "a write that cannot collide has collided: \(sql)")
  }

  /// Runs a query that answers one row at most.
  func first<Value>(
    _ sql: StaticString, _ bind: (inout RowWriter) -> Void,
    _ read: (inout RowReader) -> Value
  ) throws -> Value? {
    var found: Value?
    try db.read(StatementKey(.literal, nil, sql), { sql.description }, bind: bind) { row in
      found = read(&row)
      return false
    }
    return found
  }
}

/// A row by its key: one that a request's path names, by any of its names, or one that was added.
struct TargetRow: Hashable {
  let table: String
  let key: String
}

extension VendorDatabase {
  /// Runs one transaction: everything it writes is committed together when `body` returns, and
  /// rolled back when it throws or when its outcome is not to be kept.
  func inTransaction<Outcome>(
    _ context: TransactionContext, keep: (Outcome) -> Bool = { _ in true },
    _ body: (AnyTransaction) throws -> Outcome
  ) throws -> Outcome {
    var found: Outcome?
    try inTransaction { db in
      let outcome = try body(AnyTransaction(db, context))
      found = outcome
      return keep(outcome)
    }
    guard let found else { preconditionFailure("a transaction has ended without an outcome") }
    return found
  }
}
