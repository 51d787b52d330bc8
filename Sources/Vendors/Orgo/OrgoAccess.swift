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

/// What a key tells of its account; every key without magic is the demo account's. The service's
/// own keys tell nothing.
struct OrgoKey {
  let account: String
  let scope: String?

  /// Nil for a key that was not minted here.
  init?(_ key: String, _ db: borrowing Simulation.Transaction<OrgoError>) {
    guard !db.means(Magic.unknown, key) else { return nil }
    let named =
      db.means(Magic.freePlan, key)
      ? Orgo.freeAccount : db.named(by: Magic.otherAccount, in: key)
    scope = db.named(by: Magic.scoped, in: key)
    guard !db.isStrictAboutKeys || named != nil || scope != nil || key == DemoData.key else {
      return nil
    }
    account = named ?? DemoData.account
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
  /// The account that has the free plan, against the world's setting.
  static let freeAccount = "free"

  /// 401 without a bearer token or with an unknown one; any other key that is not empty is let in.
  package static func authenticate(
    _ context: RequestContext, _ db: borrowing Simulation.Transaction<OrgoError>
  ) throws(OrgoError) -> OrgoCaller {
    guard let key = Credential.bearer.key(in: context.request.headers), !key.isEmpty else {
      throw OrgoError(
        .authenticationRequired, diagnosis: "send Authorization: Bearer followed by a key")
    }
    guard let known = OrgoKey(key, db) else {
      throw OrgoError(
        .invalidKey,
        diagnosis: db.isStrictAboutKeys
          ? "--auth strict lets in \(DemoData.key), sk_live_ACCOUNT_x and sk_ws_WORKSPACE only"
          : nil)
    }
    return OrgoCaller(
      userID: known.userID,
      plan: known.account == freeAccount ? .free : db.settings[plan],
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
