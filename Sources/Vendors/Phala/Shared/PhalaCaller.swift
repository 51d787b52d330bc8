import Simulation
import Wire

/// Who a Phala client is: a user, and the one workspace that the key belongs to.
package struct PhalaCaller: CallerIdentity {
  let userID: String
  let workspaceID: String
  package let identity: String

  /// The documented header.
  static let credential = Credential.header("X-API-Key")
}
