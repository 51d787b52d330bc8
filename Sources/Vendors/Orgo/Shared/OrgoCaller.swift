import HTTPTypes
import Simulation
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
  /// The account that has the free plan, against the world's setting.
  static let freeAccount = "free"

  let account: String
  let scope: String?

  /// Nil for a key that was not minted here.
  init?(_ key: String, _ db: borrowing Transaction) {
    guard !db.means(Magic.unknown, key) else { return nil }
    let named =
      db.means(Magic.freePlan, key)
      ? Self.freeAccount : db.named(by: Magic.otherAccount, in: key)
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

extension OrgoCaller {
  static let planSetting = Setting(
    "plan", default: Plan.enterprise,
    why: "the plan of every account but `free`; refusals of plans are what clients handle worst",
    vendor: "gives each account the plan that it pays for")

  /// 401 without a bearer token or with an unknown one; any other key that is not empty is let in.
  init(_ context: RequestContext, _ db: borrowing Transaction) throws(OrgoError) {
    guard let key = Credential.bearer.key(in: context.request.headers), !key.isEmpty else {
      throw OrgoError(
        .authenticationRequired, diagnosis: "send Authorization: Bearer followed by a key")
    }
    guard let known = OrgoKey(key, db) else {
      throw OrgoError(
        .invalidKey,
        diagnosis: db.isStrictAboutKeys
          ? "--auth strict lets in \(DemoData.key), orgo-account-ACCOUNT and orgo-workspace-WORKSPACE only"
          : nil)
    }
    userID = known.userID
    plan = known.account == OrgoKey.freeAccount ? .free : db.settings[Self.planSetting]
    scope = known.scope
    self.key = key
  }

  /// Holds the caller to what belongs to a workspace: 403 for another account's or another scope's.
  func admit(toWorkspace workspaceID: String, of owner: String) throws(OrgoError) {
    guard owner == userID else { throw OrgoError(.accessDenied) }
    if let scope, scope != workspaceID {
      throw OrgoError(
        keyOf: scope, cannot: "access workspace \(workspaceID)", target: workspaceID)
    }
  }
}
