import HTTPTypes
import Simulation
import Storage
import Wire

extension MiosaCaller {
  /// 401 without a bearer token, 406 for a client that takes no JSON, 403 for a key without the
  /// scope; then the tenant.
  ///
  /// Any key that is not empty is the demo tenant's. `X-MIOSA-Tenant: <slug or id>` or a magic key
  /// picks another, which is made on first sight with its own default workspace, so that a test of
  /// 403 needs no preparation. A session token, which is a JWT, is read and not verified.
  init(_ context: RequestContext, _ db: borrowing Transaction) throws(MiosaError) {
    let headers = context.request.headers
    guard context.access != .anyone else {
      self.init(tenantID: "", userID: "", key: "")
      return
    }
    guard let key = Credential.bearer.key(in: headers), !key.isEmpty else {
      throw MiosaError(.invalidToken)
    }
    if let accept = headers[.accept], !Self.takesJSON(accept) { throw MiosaError(.notAcceptable) }
    let minted = try Self.minted(key, db)
    if case .scope(let scope) = context.access {
      guard !db.means(Magic.withoutScopes, key), minted?.holds(scope) ?? true else {
        throw MiosaError(.insufficientScope, diagnosis: "the route needs the scope \(scope)")
      }
    }
    let session = SessionToken(key)
    let selector = headers[MiosaHeaders.tenant]?.nonEmpty ?? session?.tenant?.nonEmpty
    let tenant = try Self.tenant(
      selector ?? minted?.tenantID ?? db.named(by: Magic.otherTenant, in: key), db)
    self.init(tenantID: tenant.id, userID: try Self.user(of: session, in: tenant, db), key: key)
    email = session?.email
    isSession = session != nil
    scopes = minted?.scopes ?? []
  }

  /// The key as it was minted here; nil for one that was not minted here, which only strict keys
  /// refuse.
  private static func minted(
    _ key: String, _ db: borrowing Transaction
  ) throws(MiosaError) -> APIKeyRow? {
    if db.means(Magic.revoked, key) {
      throw MiosaError(.invalidToken, "API key has been revoked")
    }
    if db.means(Magic.expired, key) { throw MiosaError(.invalidToken, "API key has expired") }
    guard APIKeyType.isMinted(key) || db.isStrictAboutKeys else { return nil }
    let digest = Digest.text(of: key)
    let ids = try db.query("SELECT key_id FROM minted_keys WHERE key_digest = ?", digest) {
      $0.text()
    }
    guard let id = ids.first else {
      guard !db.isStrictAboutKeys else {
        throw MiosaError(
          .invalidToken, diagnosis: "--auth strict lets in only keys that were minted here")
      }
      return nil
    }
    guard let row = try db.find(APIKeyRow.self, id), row.keyDigest == digest,
      row.status == "active"
    else { throw MiosaError(.invalidToken, "API key has been revoked") }
    guard row.status(at: db.now) != "expired" else {
      throw MiosaError(.invalidToken, "API key has expired")
    }
    try row.noteUse(db)
    return row
  }

  private static func takesJSON(_ accept: String) -> Bool {
    accept == "*/*" || accept.contains("*/*") || accept.contains("application/*")
      || accept.contains("json")
  }

  private static func user(
    of session: SessionToken?, in tenant: TenantRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> String {
    guard let email = session?.email else { return tenant.ownerUserID }
    return try MemberRow.of(tenant.id, email: email, db)?.userID ?? email
  }

  private static func tenant(
    _ selector: String?, _ db: borrowing Transaction
  ) throws(MiosaError) -> TenantRow {
    let wanted = selector ?? TenantRow.demoSlug
    if let known = try TenantRow.known(as: wanted, db) { return known }
    guard wanted == TenantRow.demoSlug || db.means(Magic.freshTenant, wanted) else {
      throw MiosaError(.tenantResolutionFailed)
    }
    return try TenantRow.found(wanted, db)
  }
}
