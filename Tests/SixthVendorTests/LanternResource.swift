import Simulation
import Storage
import Wire

/// A resource of Lantern's API.
protocol LanternResource: VendorResource where Failure == LanternError, Caller == LanternCaller {}

/// A record of Lantern that clients refer to.
protocol LanternRow: OwnedRow where Failure == LanternError, Caller == LanternCaller {}

typealias Transaction = Simulation.Transaction<LanternError>
typealias Call<Input: Sendable> = Simulation.Call<Input, LanternCaller>
typealias Route = Simulation.Route<LanternError, LanternCaller>

/// Who calls Lantern: the holder of a key.
struct LanternCaller: CallerIdentity {
  let identity: String

  /// 401 without a key; any other is let in.
  init(_ context: RequestContext) throws(LanternError) {
    guard let key = Credential.bearer.key(in: context.request.headers) else {
      throw LanternError(.unauthenticated, "a key is needed")
    }
    identity = Digest.text(of: key)
  }
}
