import Storage
import Wire

/// Whether a vendor can go on with what a database holds that comes from outside: the rows that it
/// cannot be without, and plans that its lifecycles can carry out.
enum VendorContentCheck {
  /// What is wrong, for a person; nil for nothing.
  static func fault(in database: VendorDatabase, of vendor: Vendor) throws -> String? {
    var fault: String?
    try database.inTransaction { (transaction: DatabaseTransaction) in
      fault = try missingRows(in: transaction, vendor) ?? unknownPlan(in: transaction, vendor)
      return false
    }
    return fault
  }

  private static func missingRows(
    in transaction: DatabaseTransaction, _ vendor: Vendor
  ) throws -> String? {
    for table in vendor.lastingTables {
      var isEmpty = true
      try transaction.read(dynamic: "SELECT 1 FROM \(table) LIMIT 1", bind: { _ in }) { _ in
        isEmpty = false
        return false
      }
      if isEmpty { return "table \(table) has no row" }
    }
    return nil
  }

  private static func unknownPlan(
    in transaction: DatabaseTransaction, _ vendor: Vendor
  ) throws -> String? {
    var fault: String?
    try transaction.read(
      dynamic: "SELECT DISTINCT resource, move, step, state FROM due_moves", bind: { _ in }
    ) { row in
      let (name, move, step, state) = (row.text(), row.text(), row.integer(), row.text())
      // Plans of resources that a later version has no more are passed over.
      guard let lifecycle = vendor.resource(name)?.lifecycle else { return true }
      guard lifecycle.moves.contains(where: { $0.name == move }), step >= AnyTransaction.beginning,
        lifecycle.states.contains(state)
      else {
        fault =
          "due_moves plans the move '\(move)' of a \(name) to '\(state)', which "
          + "\(vendor.name) does not know"
        return false
      }
      return true
    }
    return fault
  }
}
