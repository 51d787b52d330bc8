import Simulation
import Storage

/// A resource of Phala's API.
protocol PhalaResource: VendorResource where Failure == PhalaError, Caller == PhalaCaller {}

/// A record of Phala that clients refer to.
protocol PhalaRow: OwnedRow where Failure == PhalaError, Caller == PhalaCaller {}

extension Source {
  static let workspacesPage = Source.page(
    "Workspaces", at: "https://docs.phala.com/phala-cloud/references/cloud-go-sdk/workspaces")
}

typealias Transaction = Simulation.Transaction<PhalaError>
typealias Call<Input: Sendable> = Simulation.Call<Input, PhalaCaller>
typealias Loader<Target> = Simulation.Loader<PhalaError, PhalaCaller, Target>
typealias Route = Simulation.Route<PhalaError, PhalaCaller>
