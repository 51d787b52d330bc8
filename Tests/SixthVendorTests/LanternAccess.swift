import Simulation
import Wire

/// Who calls Lantern: whoever has a key.
struct LanternCaller: CallerIdentity {
  let identity: String
}

extension Lantern {
  static func authenticate(
    _ context: RequestContext, _ db: borrowing Simulation.Transaction<LanternError>
  ) throws(LanternError) -> LanternCaller {
    guard let key = description.credential.key(in: context.request.headers) else {
      throw LanternError(.unauthenticated, "a key is needed")
    }
    return LanternCaller(identity: Digest.text(of: key))
  }
}
