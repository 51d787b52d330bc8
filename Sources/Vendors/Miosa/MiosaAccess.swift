import HTTPTypes
package import Simulation
import Wire

/// Who a Miosa client is: a tenant, and the user behind the key.
package struct MiosaCaller: CallerIdentity {
  let tenantID: String
  let userID: String
  let key: String

  /// The tenant and a digest of the key; made when asked for, which most requests are not.
  package var identity: String { Digest.text(of: "\(tenantID) \(key)") }
}

/// Headers that only this vendor knows.
enum MiosaHeaders {
  static let idempotencyKey = name("Idempotency-Key")
  static let tenant = name("X-MIOSA-Tenant")

  private static func name(_ text: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(text) else { preconditionFailure("\(text) is no field name") }
    return name
  }
}

extension Miosa {
  /// 401 without a bearer token, 406 for a client that takes no JSON; then the tenant.
  ///
  /// Any key that is not empty is the demo tenant's. `X-MIOSA-Tenant: <slug or id>` or a key
  /// `msk_live_<slug>_<random>` picks another, which is made on first sight with its own default
  /// workspace, so that a test of 403 needs no preparation. (Our choice; the service's own keys say
  /// nothing of a tenant.)
  package static func admit(
    _ knock: Knock, _ world: borrowing Transaction<MiosaError>
  ) throws(MiosaError) -> MiosaCaller {
    let headers = knock.request.headers
    guard let key = Credential.bearer.key(in: headers), !key.isEmpty else {
      throw MiosaError(.invalidToken)
    }
    if let accept = headers[.accept], !takesJSON(accept) { throw MiosaError(.notAcceptable) }
    if world.isStrictAboutKeys {
      let digest = Digest.text(of: key)
      guard try world.exists(APIKeyRow.self, where: "key_digest = ?", digest) else {
        throw MiosaError(
          .invalidToken, diagnosis: "--auth strict lets in only keys that were minted here")
      }
    }
    let selector = headers[MiosaHeaders.tenant] ?? tenantSlug(in: key)
    let tenant = try tenant(selector, world)
    return MiosaCaller(
      tenantID: tenant.id, userID: tenant.ownerUserID, key: key)
  }

  private static func takesJSON(_ accept: String) -> Bool {
    accept == "*/*" || accept.contains("*/*") || accept.contains("application/*")
      || accept.contains("json")
  }

  /// `msk_live_acme_x1y2` names the tenant `acme`; every other key names none.
  static func tenantSlug(in key: String) -> String? {
    guard key.hasPrefix("msk_live_") else { return nil }
    let rest = key.dropFirst("msk_live_".count)
    guard let end = rest.lastIndex(of: "_"), end != rest.startIndex else { return nil }
    return String(rest[..<end])
  }

  private static func tenant(
    _ selector: String?, _ world: borrowing World
  ) throws(MiosaError) -> TenantRow {
    let wanted = selector ?? TenantRow.demoSlug
    if let known = try world.first(TenantRow.self, where: "slug = ?", wanted) { return known }
    if let known = try world.find(TenantRow.self, wanted.lowercased()) { return known }
    return try found(tenant: wanted, world)
  }

  /// Makes a tenant with its default workspace.
  static func found(
    tenant slug: String, _ world: borrowing World
  ) throws(MiosaError) -> TenantRow {
    let isID = UUIDText.isValid(slug)
    let tenant = TenantRow(
      id: isID ? slug.lowercased() : try world.uuid("tenant"), name: slug, slug: slug,
      ownerUserID: try world.uuid("user"), createdAt: world.now)
    try world.add(tenant)
    var workspace = WorkspaceRow(
      id: try world.uuid("workspace"), tenantID: tenant.id, name: "default", slug: "default",
      now: world.now)
    workspace.isDefault = true
    try world.add(workspace)
    return tenant
  }

  package static func found(_ world: borrowing Transaction<MiosaError>) throws(MiosaError) {}
}
