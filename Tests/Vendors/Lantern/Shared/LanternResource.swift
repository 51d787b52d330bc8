import Simulation
import Storage
import Wire

/// A resource of Lantern's API.
protocol LanternResource: VendorResource where Failure == LanternError, Caller == LanternCaller {}

/// A record of Lantern that belongs to an account.
protocol LanternRow: OwnedRow where Failure == LanternError, Caller == LanternCaller {
  var owner: String { get }
}

extension LanternRow {
  /// What belongs to another account is hidden: 404, not 403. [docs errors]
  func authorize(_ caller: LanternCaller) throws(LanternError) {
    guard owner == caller.account else { throw Self.missing("") }
  }
}

typealias Transaction = Simulation.Transaction<LanternError>
typealias Call<Input: Sendable> = Simulation.Call<Input, LanternCaller>
typealias Route = Simulation.Route<LanternError, LanternCaller>
