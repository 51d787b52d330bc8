import Simulation
import Storage
import Wire

/// A row that can be listed in the order of creation.
protocol ListedRow: Record {
  /// The order of creation; read from the database, never written.
  var position: Int { get }
}

/// A row that begins with the columns of a resource.
protocol ResourceRow: ListedRow {
  var resource: ResourceColumns { get set }
}

/// A record of an account, which clients name by its id, or by `external_id:` and their own.
/// [docs guides/api-design]
protocol CadenyaRow: OwnedRow, ResourceRow where Failure == CadenyaError, Caller == CadenyaCaller {
  /// What messages call it.
  static var noun: String { get }
}

extension CadenyaRow {
  static var findFailures: [CadenyaErrorCode] { [.notFound] }

  static func missing(_ reference: String) -> CadenyaError {
    CadenyaError(missing: noun, reference)
  }

  /// What belongs to other accounts is not there.
  func authorize(_ caller: CadenyaCaller) throws(CadenyaError) {
    guard isOwned(by: caller) else { throw Self.missing(resource.id) }
  }

  func isOwned(by caller: CadenyaCaller) -> Bool { resource.accountID == caller.accountID }

  static func find(
    _ reference: String, for caller: CadenyaCaller, _ db: borrowing Transaction
  ) throws(CadenyaError) -> Self {
    let row: Self? =
      if let external = ExternalID.named(by: reference) {
        try find(externalID: external, for: caller, db)
      } else {
        try db.find(Self.self, reference)
      }
    guard let row else { throw missing(reference) }
    try row.authorize(caller)
    return row
  }

  /// The record that has an external id in the caller's account; nil where none has.
  static func find(
    externalID: String, for caller: CadenyaCaller, _ db: borrowing Transaction
  ) throws(CadenyaError) -> Self? {
    try db.first(
      Self.self, where: "account_id = ? AND external_id = ?", caller.accountID, externalID)
  }
}
