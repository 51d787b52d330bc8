package import Storage
package import Wire

/// A record of which a caller sees only what belongs to its account, tenant or workspace.
///
/// It says once what finding one by reference may end in, so that every route, and every input that
/// names one, refuses alike. A vendor fixes the types once, as with `VendorResource`.
package protocol OwnedRow: Record {
  associatedtype Failure: VendorFailure
  associatedtype Caller: CallerIdentity

  /// What finding one may end in.
  static var findFailures: [Failure.Code] { get }

  /// What a reference must look like to be looked for at all; any text where nothing is said.
  static var referenceSchema: Schema { get }

  /// The key that a client's reference stands for; throws where it cannot stand for any.
  static func key(of reference: String) throws(Failure) -> String

  /// The failure where nothing has the key that was referred to.
  static func missing(_ reference: String) -> Failure

  /// Throws where the caller may not see the row: a 403, or `missing` where the vendor hides what
  /// belongs to others.
  func authorize(_ caller: Caller) throws(Failure)

  /// The row that a client refers to: by its key, unless the vendor takes other names, too.
  static func find(
    _ reference: String, for caller: Caller, _ db: borrowing Transaction<Failure>
  ) throws(Failure) -> Self
}

extension OwnedRow {
  package static var referenceSchema: Schema { String.schema }

  package static func key(of reference: String) throws(Failure) -> String { reference }

  package static func find(
    _ reference: String, for caller: Caller, _ db: borrowing Transaction<Failure>
  ) throws(Failure) -> Self {
    guard let row = try db.find(Self.self, try key(of: reference)) else {
      throw missing(reference)
    }
    try row.authorize(caller)
    return row
  }
}
