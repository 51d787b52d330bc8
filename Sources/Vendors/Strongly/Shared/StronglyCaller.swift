import Simulation

/// Who a Strongly client is: a user in an organization, and the minted key if it came with one.
package struct StronglyCaller: CallerIdentity {
  let userID: String
  let organizationID: String
  /// Nil for a key that was not minted here; such a key holds every scope.
  let keyID: String?
  package let identity: String

  /// The documented header.
  static let credential = Credential.header("X-API-Key")
}
