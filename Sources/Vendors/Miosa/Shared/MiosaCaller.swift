import HTTPTypes
import Simulation
import Wire

/// Who a Miosa client is: a tenant, and the user behind the key.
package struct MiosaCaller: CallerIdentity {
  let tenantID: String
  let userID: String
  /// The address that a session token names; nil for an API key, which is its owner's.
  var email: String?
  /// What a minted key may do; empty for everything.
  var scopes: [String] = []
  /// Whether it came with a user's session token and not with an API key.
  var isSession = false
  let key: String

  /// The tenant and a digest of the key; made when asked for, which most requests are not.
  package var identity: String { Digest.text(of: "\(tenantID) \(key)") }
}

/// Headers that only this vendor knows.
enum MiosaHeaders {
  static let idempotencyKey = name("Idempotency-Key")
  static let tenant = name("X-MIOSA-Tenant")
  /// The workspace that a command line works in. [SDK: the CLI's client.ts]
  static let workspace = name("X-MIOSA-Workspace")

  private static func name(_ text: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(text) else { preconditionFailure("\(text) is no field name") }
    return name
  }
}
