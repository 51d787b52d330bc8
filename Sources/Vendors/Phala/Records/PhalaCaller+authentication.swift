import HTTPTypes
import Simulation
import Wire

/// Who a key stands for, and the records of the two that it stands for.
extension PhalaCaller {
  /// 401 without a key, and for one that has expired or been turned off.
  ///
  /// Any key that is not empty is the demo user's, in `my-team`. A magic key that names a workspace
  /// belongs to that workspace's owner, so that a test of another tenant, a suspended or a
  /// penniless workspace needs no preparation.
  /// A bearer token counts as a key. [OpenAPI security schemes]
  init(_ context: RequestContext, _ db: borrowing Transaction) throws(PhalaError) {
    let headers = context.request.headers
    let key = Self.credential.key(in: headers) ?? Credential.bearer.key(in: headers)
    guard let key, !key.isEmpty else {
      guard context.access == .anyone else { throw PhalaError(.notAuthenticated) }
      try self.init(in: DemoData.slug, key: "", db)
      return
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
      self.init(
        userID: token.userID, workspaceID: token.workspaceID, identity: token.keyDigest)
      _ = try (user(db), workspace(db))
      return
    }
    if db.isStrictAboutKeys {
      throw PhalaError(
        .notAuthenticated, diagnosis: "--auth strict lets in only keys that exist by name")
    }
    let named = Magic.workspaces.first { db.means($0.value, key) }?.slug
    try self.init(in: named ?? DemoData.slug, key: key, db)
  }

  /// The demo user where a member of the workspace, else its owner.
  private init(
    in slug: String, key: String, _ db: borrowing Transaction
  ) throws(PhalaError) {
    let known = try db.first(WorkspaceRow.self, where: "slug = ?", slug)
    guard let workspace = known else {
      guard slug != DemoData.slug else {
        throw PhalaError(.notAuthenticated, diagnosis: "the demo workspace is gone")
      }
      try self.init(in: DemoData.slug, key: key, db)
      return
    }
    let isMember = try db.exists(
      MembershipRow.self, where: "user_id = ? AND workspace_id = ?", DemoData.userID, workspace.id)
    self.init(
      userID: isMember ? DemoData.userID : workspace.ownerID, workspaceID: workspace.id,
      identity: Digest.text(of: "\(workspace.id) \(key)"))
    _ = try user(db)
  }

  /// The caller's user as it is now; 401 without one.
  func user(_ db: borrowing Transaction) throws(PhalaError) -> UserRow {
    guard let row = try db.find(UserRow.self, userID) else { throw PhalaError(.notAuthenticated) }
    return row
  }

  /// The key's workspace as it is now, with what is used of it; 401 without one.
  func workspace(_ db: borrowing Transaction) throws(PhalaError) -> WorkspaceRow {
    guard let row = try db.find(WorkspaceRow.self, workspaceID) else {
      throw PhalaError(.notAuthenticated)
    }
    return row
  }
}
