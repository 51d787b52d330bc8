import HTTPTypes
package import Simulation
import Wire

/// Who an Orgo client is: an account, its plan, and the workspace that its key is held to, if any.
package struct OrgoCaller: CallerIdentity {
  let userID: String
  let plan: Plan
  /// A workspace-scoped key sees this workspace and nothing else. [E3]
  let scope: String?
  let key: String

  /// A digest of the key; made when asked for.
  package var identity: String { Digest.text(of: key) }
}

/// Keys that stand for a situation, so that a test of it needs no preparation. Our choice.
enum MagicKey {
  /// The start of keys that nobody minted: 401.
  static let unknown = "sk_invalid"
  /// The start of keys of the demo account that are held to the workspace whose id follows.
  static let scoped = "sk_ws_"
  /// `sk_live_ACCOUNT_x` is a key of the account ACCOUNT.
  static let named = "sk_live_"
  /// The account that has the free plan, whatever the world's setting says: `sk_live_free_x`.
  static let freeAccount = "free"
}

/// What a key tells of its account; every key without magic is the demo account's. The service's own
/// keys tell nothing.
struct OrgoKey {
  let account: String
  let scope: String?

  /// Nil for a key that nobody minted.
  init?(_ key: String, isStrict: Bool) {
    guard !key.hasPrefix(MagicKey.unknown) else { return nil }
    let parts = key.split(separator: "_", omittingEmptySubsequences: false)
    let isNamed = parts.count >= 4 && key.hasPrefix(MagicKey.named) && !parts[2].isEmpty
    let scope = key.hasPrefix(MagicKey.scoped) ? key.dropFirst(MagicKey.scoped.count) : ""
    guard !isStrict || isNamed || !scope.isEmpty || key == DemoData.key else { return nil }
    account = isNamed ? String(parts[2]) : DemoData.account
    self.scope = scope.isEmpty ? nil : String(scope)
  }

  /// The account's id: the documents' own for the demo account, the same in every world for others.
  var userID: String {
    guard account != DemoData.account else { return DemoData.userID }
    let kind = "account \(account)"
    return Identifiers.uuid(
      Identifiers.bits(seed: 0, kind: kind, ordinal: 0),
      Identifiers.bits(seed: 0, kind: kind, ordinal: 0, lane: 1))
  }
}

extension Orgo {
  /// 401 without a bearer token or with an unknown one; any other key that is not empty is let in.
  package static func admit(
    _ knock: Knock, _ world: borrowing Transaction<OrgoError>
  ) throws(OrgoError) -> OrgoCaller {
    guard let key = Credential.bearer.key(in: knock.request.headers), !key.isEmpty else {
      throw OrgoError(
        .authenticationRequired, diagnosis: "send Authorization: Bearer followed by a key")
    }
    guard let known = OrgoKey(key, isStrict: world.isStrictAboutKeys) else {
      throw OrgoError(
        .invalidKey,
        diagnosis: world.isStrictAboutKeys
          ? "--auth strict lets in \(DemoData.key), sk_live_ACCOUNT_x and sk_ws_WORKSPACE only"
          : nil)
    }
    return OrgoCaller(
      userID: known.userID,
      plan: known.account == MagicKey.freeAccount ? .free : world.settings[plan],
      scope: known.scope, key: key)
  }

  /// Holds a caller to a thing of a workspace: 403 for another account's or another scope's.
  static func admit(
    _ caller: OrgoCaller, toWorkspace workspaceID: String, of userID: String
  ) throws(OrgoError) {
    guard userID == caller.userID else { throw OrgoError(.accessDenied) }
    if let scope = caller.scope, scope != workspaceID {
      throw OrgoError(
        keyOf: scope, cannot: "access workspace \(workspaceID)", target: workspaceID)
    }
  }
}
