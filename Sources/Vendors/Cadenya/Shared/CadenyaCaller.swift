import Simulation
import Wire

/// Who a Cadenya client is: an account, a profile in it, and what its key may do.
package struct CadenyaCaller: CallerIdentity {
  let accountID: String
  let profileID: String
  /// Whether the profile has the admin role, which everything under `/v1/account/workspaces` and
  /// `/v1/account/profiles` asks for. [spec, tags]
  let isAdmin: Bool
  let permissions: Permissions
  /// The workspaces that the key is held to; nil for all.
  let workspaceIDs: Set<String>?
  package let identity: String

  /// The scope that stands for the admin role in the operation table.
  static let adminScope = "admin"

  /// Whether keys that were minted are held to their permissions and workspaces.
  static let enforceScopes = Setting(
    "enforce_scopes", default: false,
    why: "which endpoints need which permission is documented nowhere; tests of 403 turn it on",
    vendor: "holds keys to their permissions and workspaces")
}
