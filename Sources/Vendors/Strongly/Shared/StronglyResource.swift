import Simulation
import Storage
import Wire

/// A resource of Strongly's API.
protocol StronglyResource: VendorResource where Failure == StronglyError, Caller == StronglyCaller {
}

/// A record of Strongly that clients refer to. One that the caller may not see is answered like one
/// that does not exist: 404.
protocol StronglyRow: OwnedRow where Failure == StronglyError, Caller == StronglyCaller {
  /// The code of a reference that leads to no record.
  static var notFound: StronglyErrorCode { get }
}

extension StronglyRow {
  static var findFailures: [StronglyErrorCode] { [notFound] }

  static func missing(_ reference: String) -> StronglyError { StronglyError(notFound) }

  /// The row with an id that is not held to a caller; 404 without one.
  static func required(_ id: String, _ db: borrowing Transaction) throws(StronglyError) -> Self {
    guard let row = try db.find(Self.self, id) else { throw missing(id) }
    return row
  }
}

/// A record that all members of its organization see, and no other caller.
protocol OrganizationalRow: StronglyRow {
  var organizationID: String { get }
}

extension OrganizationalRow {
  func authorize(_ caller: StronglyCaller) throws(StronglyError) {
    guard organizationID == caller.organizationID else { throw StronglyError(Self.notFound) }
  }
}

extension Source {
  static let workspacesPage = Source.page(
    "Workspaces", at: "https://docs.strongly.ai/docs/api/workspaces")
}

typealias Transaction = Simulation.Transaction<StronglyError>
typealias Call<Input: Sendable> = Simulation.Call<Input, StronglyCaller>
typealias Loader<Target> = Simulation.Loader<StronglyError, StronglyCaller, Target>
typealias Route = Simulation.Route<StronglyError, StronglyCaller>
