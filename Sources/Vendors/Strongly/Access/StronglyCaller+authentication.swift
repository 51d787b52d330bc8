import HTTPTypes
import Simulation
import Wire

extension StronglyCaller {
  /// 401 without a key, 403 for a minted key without the scope. [seed 002] [skill SKILL.md]
  ///
  /// `X-API-Key` is the documented header; a bearer counts where there is none, for inside the
  /// vendor's cluster the platform injects one. `X-Auth-Token`, which the SDK of 2024 sends as
  /// well, says nothing. A key that was not minted here is the demo user's and holds every scope; a
  /// minted one is held to its scopes, its expiry and its revocation. (Our choice: both ways of
  /// testing work without preparation.)
  init(_ context: RequestContext, _ db: borrowing Transaction) throws(StronglyError) {
    let headers = context.request.headers
    guard let key = Self.credential.key(in: headers) ?? Credential.bearer.key(in: headers),
      !key.isEmpty
    else { throw StronglyError(.unauthorized) }
    let digest = Digest.text(of: key)
    let found =
      db.ignores(key, asOneOf: Magic.keys)
      ? nil : try db.first(APIKeyRow.self, where: "key_digest = ?", digest)
    guard let minted = found else {
      guard !db.isStrictAboutKeys else {
        throw StronglyError(
          .unauthorized, diagnosis: "--auth strict lets in only keys that were minted here")
      }
      try Self.requireUser(DemoData.userID, db)
      self.init(
        userID: DemoData.userID, organizationID: DemoData.organizationID, keyID: nil,
        identity: digest)
      return
    }
    switch minted.status(at: db.now) {
    case .active: break
    case .revoked: throw StronglyError(.unauthorized, "This API key has been revoked")
    case .expired: throw StronglyError(.unauthorized, "This API key has expired")
    }
    if case .scope(let scope) = context.access, !minted.scopes.contains(scope) {
      throw StronglyError(lacking: scope)
    }
    try Self.requireUser(minted.userID, db)
    try Self.note(useOf: minted, db)
    self.init(
      userID: minted.userID, organizationID: minted.organizationID, keyID: minted.id,
      identity: digest)
  }

  /// 401 once the user has deleted the account: that locks out at once. [skill account.md]
  private static func requireUser(
    _ id: String, _ db: borrowing Transaction
  ) throws(StronglyError) {
    guard try db.exists(UserRow.self, where: "id = ? AND status = 'archived'", id) else {
      return
    }
    throw StronglyError(
      .unauthorized, "This account has been deleted",
      diagnosis: "the user behind this key has deleted itself; a reset of the world brings it back")
  }

  /// Keeps when a key was last used, to the minute: a read need not become a write each time.
  private static func note(
    useOf key: APIKeyRow, _ db: borrowing Transaction
  ) throws(StronglyError) {
    let minute = db.now.floored(to: .seconds(60))
    guard key.lastUsedAt.map({ $0 < minute }) ?? true else { return }
    _ = try db.execute(
      "UPDATE api_keys SET last_used_at = ? WHERE id = ?", minute, key.id)
  }
}
