import HTTPTypes
package import Simulation
import Wire

/// Who a Phala client is: a user, and the one workspace that the key belongs to.
package struct PhalaCaller: CallerIdentity {
  let user: UserRow
  let workspace: WorkspaceRow
  package let identity: String
}

extension Phala {
  /// 401 without a key, and for one that has expired or been turned off.
  ///
  /// Any key that is not empty is the demo user's, in `my-team`. A magic key that names a workspace
  /// belongs to that workspace's owner, so that a test of another tenant, a suspended or a
  /// penniless workspace needs no preparation.
  /// A bearer token counts as a key. [OpenAPI security schemes]
  package static func authenticate(
    _ context: RequestContext, _ db: borrowing Simulation.Transaction<PhalaError>
  ) throws(PhalaError) -> PhalaCaller {
    let headers = context.request.headers
    let key = description.credential.key(in: headers) ?? Credential.bearer.key(in: headers)
    guard let key, !key.isEmpty else {
      guard context.access == .anyone else { throw PhalaError(.notAuthenticated) }
      return try caller(in: DemoData.slug, key: "", db)
    }
    if db.means(Magic.revoked, key) {
      throw PhalaError(.notAuthenticated, diagnosis: "this key stands for one that was turned off")
    }
    let isOff = db.ignores(key, asOneOf: [Magic.expired])
    let token =
      isOff
      ? nil
      : try db.first(ApiTokenRow.self, where: "key_digest = ?", Digest.text(of: key))
    if let token {
      guard token.isActive, token.expiresAt.map({ $0 > db.now }) ?? true else {
        throw PhalaError(.notAuthenticated, diagnosis: "this key has expired or is inactive")
      }
      guard let user = try db.find(UserRow.self, token.userID),
        let workspace = try db.find(WorkspaceRow.self, token.workspaceID)
      else { throw PhalaError(.notAuthenticated) }
      return PhalaCaller(user: user, workspace: workspace, identity: token.keyDigest)
    }
    if db.isStrictAboutKeys {
      throw PhalaError(
        .notAuthenticated, diagnosis: "--auth strict lets in only keys that exist by name")
    }
    let named = Magic.workspaces.first { db.means($0.value, key) }?.slug
    return try caller(in: named ?? DemoData.slug, key: key, db)
  }

  private static func caller(
    in slug: String, key: String, _ db: borrowing Transaction
  ) throws(PhalaError) -> PhalaCaller {
    let known = try db.first(WorkspaceRow.self, where: "slug = ?", slug)
    guard let workspace = known else {
      guard slug != DemoData.slug else {
        throw PhalaError(.notAuthenticated, diagnosis: "the demo workspace is gone")
      }
      return try caller(in: DemoData.slug, key: key, db)
    }
    // The demo user where a member, else the owner.
    let isMember = try db.exists(
      MembershipRow.self, where: "user_id = ? AND workspace_id = ?", DemoData.userID, workspace.id)
    let userID = isMember ? DemoData.userID : workspace.ownerID
    guard let user = try db.find(UserRow.self, userID) else {
      throw PhalaError(.notAuthenticated)
    }
    return PhalaCaller(
      user: user, workspace: workspace, identity: Digest.text(of: "\(workspace.id) \(key)"))
  }
}
