import Storage
import Wire

/// A kind of instance a vendor keeps: where its rows are, how it is shown, how it moves.
///
/// The registry of these serves lifecycles, the control plane and all code that speaks of a
/// vendor's instances without knowing the vendor.
package struct Resource: Sendable {
  /// The vendor's singular: `computer`.
  package let name: String
  package let table: String
  package let keyColumn: String
  /// The column of the state and the one that holds when the row last changed.
  package let stateColumn: String?
  package let touchedColumn: String?
  /// The column that says whose use is counted, where use is counted.
  package let usageColumn: String?
  package let lifecycle: Lifecycle?
  package let quotas: [Quota]
  /// The instance as the vendor shows it; nil where it does not exist.
  let render: @Sendable (AnyTransaction, _ key: String, Dialect) throws -> [UInt8]?
  /// What else happens when a state is entered, inside the same step.
  let entering: @Sendable (AnyTransaction, _ key: String, _ state: String) throws -> Void
}

extension Resource {
  init<Row: Record, Body: WireOutput, Failure: VendorFailure>(
    _ name: String, _ type: Row.Type, state: String?, touched: String?, usage: String?,
    lifecycle: Lifecycle?, quotas: [Quota], render: @escaping @Sendable (Row, Instant) -> Body,
    entering: (
      @Sendable (_ key: String, _ state: String, borrowing Transaction<Failure>) throws(Failure) ->
        Void
    )?
  ) {
    self.init(
      name: name, table: Row.table, keyColumn: Row.columns[0], stateColumn: state,
      touchedColumn: touched, usageColumn: usage, lifecycle: lifecycle, quotas: quotas,
      render: { transaction, key, dialect in
        let db = Transaction<Failure>(transaction)
        guard let row = try db.find(Row.self, key) else { return nil }
        var json = JSONWriter(dialect: dialect)
        render(row, db.now).write(to: &json)
        return json.finish()
      },
      entering: { transaction, key, state in
        if let entering { try entering(key, state, Transaction<Failure>(transaction)) }
      })
  }
}
