import Simulation
import Storage
import Wire

/// A resource of Miosa's API.
protocol MiosaResource: VendorResource where Failure == MiosaError, Caller == MiosaCaller {}

extension MiosaResource {
  /// A target is found before anything else is judged, and its failures stand first.
  static var failureOrder: FailureOrder { .targetFirst }
}

/// A record that all members of its organization see: 400 for an id that is no UUID, 404, and 403
/// for another organization's.
protocol MiosaRow: OwnedRow where Failure == MiosaError, Caller == MiosaCaller {
  /// The word for one in messages: `workspace`.
  static var noun: String { get }

  var tenantID: String { get }
}

extension MiosaRow {
  static var findFailures: [MiosaErrorCode] { [.invalidID, .notFound, .forbidden] }

  static var referenceSchema: Schema { UUIDText.schema }

  static func key(of reference: String) throws(MiosaError) -> String {
    try UUIDText.checked(reference)
  }

  static func missing(_ reference: String) -> MiosaError {
    MiosaError(.notFound, "\(noun) not found")
  }

  func authorize(_ caller: MiosaCaller) throws(MiosaError) {
    guard tenantID == caller.tenantID else { throw MiosaError(.forbidden) }
  }
}

extension MiosaRow {
  /// Refuses a row that another one stands in the way of: 422, in the words of the service, at the
  /// column beside the tenant's.
  static func refuseTaken(_ result: InsertResult) throws(MiosaError) {
    guard case .uniqueViolation(let columns) = result else { return }
    let field = columns.last { $0 != "tenant_id" && $0 != "workspace_id" } ?? "slug"
    throw MiosaError(invalid: noun, [(field, ["has already been taken"])])
  }
}

extension Source {
  static let workspacesPage = Source.page(
    "Workspaces", at: "https://miosa.ai/docs/api-reference/workspaces")
}

typealias Transaction = Simulation.Transaction<MiosaError>
typealias Call<Input: Sendable> = Simulation.Call<Input, MiosaCaller>
typealias Route = Simulation.Route<MiosaError, MiosaCaller>
