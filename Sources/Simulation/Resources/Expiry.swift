import Storage
import Wire

/// That instances of a kind hold until an instant which stands in their row, and that nothing moves
/// when it comes: a read compares it with the clock.
///
/// The clock's answers list what ended so. It is never settled and never counts as due.
package struct Expiry: Sendable {
  /// What ends, in the vendor's singular: `api_key`.
  package let name: String
  let table: String
  /// SQL for the name that a person knows the instance by.
  let key: String
  /// SQL for the instant; null for instances without an end.
  let instant: String
  /// SQL for the instances whose end is news: a key that was revoked does not expire.
  let condition: String?

  init(_ name: String, table: String, key: String, at instant: String, where condition: String?) {
    self.name = name
    self.table = table
    self.key = key
    self.instant = instant
    self.condition = condition
  }

  /// What ends in a stretch of time is found by an index of its own.
  var index: Migration {
    Migration(
      "expiry of \(name)",
      "CREATE INDEX \(table)_by_end ON \(table) (\(instant))"
        + (condition.map { " WHERE \($0)" } ?? ""))
  }

  /// The state that an instance is said to enter.
  package static let state = "expired"

  /// First answers that the engine keeps for requests that name themselves.
  static let idempotentResponses = Expiry(
    "idempotency_key", table: "idempotent_answers",
    // The caller's digest stands before the first blank.
    key: "substr(key, instr(key, ' ') + 1)", at: "expires_at", where: nil)
}

extension AnyTransaction {
  /// What ended after one instant and at another or before, in order.
  func expired(_ expiries: [Expiry], after start: Instant, until end: Instant) throws
    -> [Transition]
  {
    var found: [Transition] = []
    for expiry in expiries {
      let condition = expiry.condition.map { " AND \($0)" } ?? ""
      try db.read(
        dynamic: """
          SELECT \(expiry.key), \(expiry.instant) FROM \(expiry.table)
          WHERE \(expiry.instant) > ? AND \(expiry.instant) <= ?\(condition)
          ORDER BY \(expiry.instant)
          """,
        bind: { row in
          row.bind(start)
          row.bind(end)
        }
      ) { row in
        found.append(
          Transition(
            vendor: context.vendor.name, resource: expiry.name, key: row.text(), from: nil,
            to: Expiry.state, at: row.instant(), kind: .expiry))
        return true
      }
    }
    return found
  }

  /// The instant at which an instance ends; nil where it does not.
  func end(of key: String, by expiry: Expiry) throws -> Instant? {
    var end: Instant?
    let condition = expiry.condition.map { " AND \($0)" } ?? ""
    try db.read(
      dynamic: """
        SELECT \(expiry.instant) FROM \(expiry.table) WHERE \(expiry.key) = ?\(condition)
        """,
      bind: { $0.bind(key) }
    ) { row in
      end = row.optionalInstant()
      return false
    }
    return end
  }
}
