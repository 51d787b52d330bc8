import Simulation
import Wire

extension CadenyaCaller {
  /// 401 without a bearer token and with one that was disabled, rotated or deleted; 403 for what
  /// the caller may not do.
  ///
  /// A token that was not minted here is the demo account's admin, in any form: the vendor's
  /// own suites send `My API Key`. A magic key is the admin of another account, which is made on
  /// first sight. Scopes of minted keys are judged only where
  /// `enforce_scopes` says so: which endpoints need which is not documented.
  init(_ context: RequestContext, _ db: borrowing Transaction) throws(CadenyaError) {
    guard let token = Credential.bearer.key(in: context.request.headers), !token.isEmpty else {
      throw CadenyaError(.unauthenticated)
    }
    self = try Self.holder(of: token, db)
    guard case .scope(let scope) = context.access else { return }
    let words = scope.split(separator: " ").map(String.init)
    if words.contains(Self.adminScope), !isAdmin {
      throw CadenyaError(
        .permissionDenied, "this endpoint requires a profile with the admin role")
    }
    for word in words where word != Self.adminScope && db.settings[Self.enforceScopes] {
      guard permissions.grants(word) else {
        throw CadenyaError(.permissionDenied, "the API key lacks the permission \(word)")
      }
    }
  }

  private static func holder(
    of token: String, _ db: borrowing Transaction
  ) throws(CadenyaError) -> CadenyaCaller {
    let digest = Digest.text(of: token)
    if !db.ignores(token, asOneOf: Magic.minted),
      let minted = try MintedToken.find(digest, db)
    {
      guard minted.isLive else {
        throw CadenyaError(
          .unauthenticated, "the API key is disabled, rotated or deleted",
          diagnosis: "the token was minted here and is no longer in force")
      }
      return CadenyaCaller(
        accountID: minted.accountID, profileID: minted.profileID, isAdmin: minted.isAdmin,
        permissions: minted.permissions, workspaceIDs: minted.workspaceIDs, identity: digest)
    }
    guard !db.isStrictAboutKeys else {
      throw CadenyaError(
        .unauthenticated, diagnosis: "--auth strict lets in only keys that were minted here")
    }
    let account = try account(of: token, db)
    return CadenyaCaller(
      accountID: account.id, profileID: account.profileID, isAdmin: true, permissions: .all,
      workspaceIDs: nil, identity: digest)
  }

  private static func account(
    of token: String, _ db: borrowing Transaction
  ) throws(CadenyaError) -> (id: String, profileID: String) {
    guard let slug = db.named(by: Magic.otherAccount, in: token) else {
      return (DemoData.accountID, DemoData.adminProfileID)
    }
    if let known = try db.first(AccountRow.self, where: "slug = ?", slug) {
      return (known.id, known.profileID)
    }
    let account = try AccountRow.found(slug, ids: nil, db)
    return (account.id, account.profileID)
  }
}
