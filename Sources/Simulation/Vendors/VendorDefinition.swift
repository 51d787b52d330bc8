import HTTPTypes
package import Storage
package import Wire

/// One simulated API: its settings, resources and operations, and the few things that all its
/// operations share.
///
/// A vendor is an enum that conforms; its file is the index page of its folder. It sees the engine
/// only. `Vendor(Definition.self)` takes its types away.
package protocol VendorDefinition: Sendable {
  associatedtype Failure: VendorFailure
  associatedtype Caller: CallerIdentity

  static var description: VendorDescription { get }
  static var settings: [SettingDescription] { get }
  /// The resources of the API, in the order in which their routes are listed.
  static var contents: [any VendorResource<Failure, Caller>.Type] { get }
  /// The registry of what is kept; that of `contents` where nothing else is said.
  static var resources: [Resource] { get }
  /// Keys, names and headers that select behaviour without a control plane.
  static var magicValues: [MagicValue] { get }
  /// What ends by the clock without a move, for the clock's answers.
  static var expiries: [Expiry] { get }
  /// The operation table; that of `contents` where nothing else is said.
  static var operations: [Operation] { get }
  /// The tables, one migration a version; a migration that has shipped never changes.
  static var migrations: [Migration] { get }
  /// Tables that ``seedRequired(_:)`` fills and no request empties: a file without a row in one of them
  /// was not written by any version.
  static var lastingTables: [String] { get }
  /// What stateless mode needs beyond the types of the operations.
  static var stateless: StatelessMode { get }
  /// Requests that work on the demo data, one an operation.
  static var examples: ExampleRequests { get }

  /// Whether the client may come in: 401 and 403, in the vendor's words.
  static func authenticate(
    _ requestContext: RequestContext, _ db: borrowing Transaction<Failure>
  ) throws(Failure) -> Caller

  /// The way of rendering that a request asks for and the settings allow.
  static func dialect(for request: Request, _ settings: Settings) -> Dialect

  /// Writes what exists before anybody has asked for anything.
  static func seedRequired(_ db: borrowing Transaction<Failure>) throws(Failure)

  /// Writes the demo data, which make the documented commands work as printed.
  static func seedDemo(_ db: borrowing Transaction<Failure>) throws(Failure)
}

extension VendorDefinition {
  package static var settings: [SettingDescription] { [] }

  package static var contents: [any VendorResource<Failure, Caller>.Type] { [] }

  package static var resources: [Resource] { contents.flatMap { $0.kinds } }

  package static var operations: [Operation] {
    contents.flatMap { $0.routes }.map { $0.bound(to: access) }
  }

  package static var magicValues: [MagicValue] { [] }

  package static var expiries: [Expiry] { [] }

  package static var lastingTables: [String] { [] }

  package static var stateless: StatelessMode { StatelessMode() }

  package static var examples: ExampleRequests { ExampleRequests("") }

  package static func dialect(for request: Request, _ settings: Settings) -> Dialect { .standard }

  package static func seedRequired(_ db: borrowing Transaction<Failure>) throws(Failure) {}
}

extension VendorDefinition {
  /// A row of the list of expiries. The texts are SQL of the source; no client's text may enter
  /// them.
  package static func expiry<Row: Record>(
    of name: String, _ type: Row.Type, at instant: StaticString,
    where condition: StaticString? = nil
  ) -> Expiry {
    Expiry(
      name, table: Row.table, key: Row.columns[0], at: instant.description,
      where: condition?.description)
  }

  static var access: VendorAccess<Failure, Caller> {
    VendorAccess(
      description: description,
      authenticate: { (context, db) throws(Failure) in try authenticate(context, db) })
  }
}
