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

/// What a key tells of its account. All of it is our choice: the service's own keys tell nothing.
///
/// - `sk_live_ACCOUNT_x` is the account ACCOUNT's; every other key is the demo account's.
/// - The account `free` has the free plan.
/// - `sk_ws_WORKSPACE` is a key of the demo account that is scoped to that workspace.
/// - `sk_invalid...` is an unknown key.
struct OrgoKey {
  let account: String
  let scope: String?

  /// Nil for a key that nobody minted.
  init?(_ key: String, isStrict: Bool) {
    guard !key.hasPrefix("sk_invalid") else { return nil }
    let parts = key.split(separator: "_", omittingEmptySubsequences: false)
    let isNamed = parts.count >= 4 && key.hasPrefix("sk_live_") && !parts[2].isEmpty
    let isScoped = key.hasPrefix("sk_ws_") && key.utf8.count > 6
    guard !isStrict || isNamed || isScoped || key == DemoData.key else { return nil }
    account = isNamed ? String(parts[2]) : DemoData.account
    scope = isScoped ? String(key.dropFirst(6)) : nil
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
      userID: known.userID, plan: known.account == "free" ? .free : world.settings[plan],
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
