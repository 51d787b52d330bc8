import HTTPTypes
package import Simulation
import Storage
import Wire

/// Who a Miosa client is: a tenant, and the user behind the key.
package struct MiosaCaller: CallerIdentity {
  let tenantID: String
  let userID: String
  /// The address that a session token names; nil for an API key, which is its owner's.
  var email: String?
  /// What a minted key may do; empty for everything.
  var scopes: [String] = []
  /// Whether it came with a user's session token and not with an API key.
  var isSession = false
  let key: String

  /// The tenant and a digest of the key; made when asked for, which most requests are not.
  package var identity: String { Digest.text(of: "\(tenantID) \(key)") }
}

/// Headers that only this vendor knows.
enum MiosaHeaders {
  static let idempotencyKey = name("Idempotency-Key")
  static let tenant = name("X-MIOSA-Tenant")
  /// The workspace that a command line works in. [SDK: the CLI's client.ts]
  static let workspace = name("X-MIOSA-Workspace")

  private static func name(_ text: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(text) else { preconditionFailure("\(text) is no field name") }
    return name
  }
}

extension Miosa {
  /// 401 without a bearer token, 406 for a client that takes no JSON, 403 for a key without the
  /// scope; then the tenant.
  ///
  /// Any key that is not empty is the demo tenant's. `X-MIOSA-Tenant: <slug or id>` or a magic key
  /// picks another, which is made on first sight with its own default workspace, so that a test of
  /// 403 needs no preparation. A session token, which is a JWT, is read and not verified.
  package static func authenticate(
    _ context: RequestContext, _ db: borrowing Simulation.Transaction<MiosaError>
  ) throws(MiosaError) -> MiosaCaller {
    let headers = context.request.headers
    if context.access == .anyone { return MiosaCaller(tenantID: "", userID: "", key: "") }
    guard let key = Credential.bearer.key(in: headers), !key.isEmpty else {
      throw MiosaError(.invalidToken)
    }
    if let accept = headers[.accept], !takesJSON(accept) { throw MiosaError(.notAcceptable) }
    let minted = try minted(key, db)
    if case .scope(let scope) = context.access {
      guard !db.means(Magic.withoutScopes, key), minted?.holds(scope) ?? true else {
        throw MiosaError(.insufficientScope, diagnosis: "the route needs the scope \(scope)")
      }
    }
    let session = SessionToken(key)
    let selector = headers[MiosaHeaders.tenant] ?? session?.tenant
    let tenant = try tenant(
      selector ?? minted?.tenantID ?? db.named(by: Magic.otherTenant, in: key), db)
    var caller = MiosaCaller(
      tenantID: tenant.id, userID: try user(of: session, in: tenant, db), key: key)
    caller.email = session?.email
    caller.isSession = session != nil
    caller.scopes = minted?.scopes ?? []
    return caller
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
    if let expires = row.expiresAt, expires <= db.now {
      throw MiosaError(.invalidToken, "API key has expired")
    }
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
    return try member(email: email, of: tenant.id, db)?.userID ?? email
  }

  private static func tenant(
    _ selector: String?, _ db: borrowing Transaction
  ) throws(MiosaError) -> TenantRow {
    let wanted = selector ?? TenantRow.demoSlug
    if let known = try known(tenant: wanted, db) { return known }
    guard wanted == TenantRow.demoSlug || db.means(Magic.freshTenant, wanted) else {
      throw MiosaError(.tenantResolutionFailed)
    }
    return try found(tenant: wanted, db)
  }

  /// The tenant of that slug or id.
  static func known(
    tenant wanted: String, _ db: borrowing Transaction
  ) throws(MiosaError) -> TenantRow? {
    if let known = try db.first(TenantRow.self, where: "slug = ?", wanted) { return known }
    return try db.find(TenantRow.self, wanted.lowercased())
  }

  /// Makes a tenant with its owner and its default workspace.
  static func found(
    tenant slug: String, _ db: borrowing Transaction
  ) throws(MiosaError) -> TenantRow {
    let isID = UUIDText.isValid(slug)
    let tenant = TenantRow(
      id: isID ? slug.lowercased() : try db.uuid("tenant"), name: slug, slug: slug,
      ownerUserID: try db.uuid("user"), createdAt: db.now)
    try db.add(tenant)
    try db.add(
      MemberRow(
        id: try db.uuid("member"), tenantID: tenant.id, userID: tenant.ownerUserID,
        email: "owner@\(slug).example", name: "Owner", role: "owner", joinedAt: db.now))
    var workspace = WorkspaceRow(
      id: try db.uuid("workspace"), tenantID: tenant.id, name: "default", slug: "default",
      now: db.now)
    workspace.isDefault = true
    try db.add(workspace)
    return tenant
  }

  package static func seedRequired(_ db: borrowing Simulation.Transaction<MiosaError>)
    throws(MiosaError)
  {
  }
}
