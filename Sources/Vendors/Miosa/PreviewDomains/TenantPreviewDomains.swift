import HTTPTypes
import Simulation
import Wire

/// The organization's preview domain, which counts for every workspace without one.
/// [docs tenant-preview-domain]
enum TenantPreviewDomains: MiosaResource {
  private static let all = group(
    "/api/v1/tenant/preview-domain", about: "organization", tier: 2,
    writing: .scope("domains:write"), source: .docs("tenant-preview-domain"))

  static let routes: [Route] = [
    all(
      .get, "", "Read the organization's preview domain", id: "getTenantPreviewDomain",
      by: getTenantPreviewDomain),
    all(
      .put, "", "Set the organization's preview domain", fails: .validationFailed,
      id: "setTenantPreviewDomain", by: setTenantPreviewDomain),
    all(
      .delete, "", "Clear the organization's preview domain", id: "clearTenantPreviewDomain",
      by: clearTenantPreviewDomain),
    all(
      .post, "/verify", "Check DNS readiness", id: "verifyTenantPreviewDomain", access: .key,
      by: verifyTenantPreviewDomain),
  ]

  static func getTenantPreviewDomain(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(MiosaError) -> TenantPreviewDomain {
    try domain(of: call.caller, db)
  }

  static func setTenantPreviewDomain(
    _ call: Call<SetTenantPreviewDomain>, _ db: borrowing Transaction
  ) throws(MiosaError) -> TenantPreviewDomain {
    guard let domain = call.input.previewDomain ?? call.input.domain else {
      throw MiosaError(invalid: "preview domain", [("preview_domain", ["can't be blank"])])
    }
    try PreviewDomains.set(
      domain.value, of: call.caller.tenantID, scope: "tenant", subject: "organization", db)
    return try Self.domain(of: call.caller, db)
  }

  static func clearTenantPreviewDomain(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(MiosaError) -> TenantPreviewDomain {
    try PreviewDomains.clear(call.caller.tenantID, db)
    return TenantPreviewDomain(nil)
  }

  static func verifyTenantPreviewDomain(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(MiosaError) -> TenantPreviewDomainCheck {
    TenantPreviewDomainCheck(domain: try domain(of: call.caller, db))
  }

  private static func domain(
    of caller: MiosaCaller, _ db: borrowing Transaction
  ) throws(MiosaError) -> TenantPreviewDomain {
    TenantPreviewDomain(try db.find(PreviewDomainRow.self, caller.tenantID))
  }
}

/// The organization's preview domain, in words of its own. [docs tenant-preview-domain] [SDK: Go
/// reads `domain`, `cname_target` and `verified_at`]
struct TenantPreviewDomain: ReplyBody {
  let domain: String?
  let status: String
  let dnsStatus: String
  let verifiedAt: Instant?

  /// What serves the previews of an organization without a domain. [docs tenant-preview-domain]
  static let fallback = "sandboxes.miosa.ai"
  static let proxy = "proxy.sandboxes.miosa.ai"

  init(_ row: PreviewDomainRow?) {
    domain = row?.domain
    status = row?.status ?? "not_configured"
    dnsStatus = row.map { $0.isConfigured ? "configured" : "pending" } ?? "not_configured"
    verifiedAt = row.flatMap { $0.isConfigured ? $0.updatedAt : nil }
  }

  var instructions: DNSRecord? { domain.map { DNSRecord("*.\($0)", Self.proxy) } }

  func write(to json: inout JSONWriter) { json.object { writeMembers(to: &$0) } }

  func writeMembers(to json: inout JSONWriter) {
    json.field("preview_domain", domain)
    json.field(ifPresent: "default_domain", domain == nil ? Self.fallback : nil)
    json.field("status", status)
    json.field(ifPresent: "dns_status", domain == nil ? nil : dnsStatus)
    json.field("dns_instructions", instructions)
    json.field("domain", domain)
    json.field("cname_target", domain.map { _ in Self.proxy })
    json.field("verified_at", verifiedAt)
  }
}

/// What `POST /tenant/preview-domain/verify` answers. [SDK: tenant.py names its three keys]
struct TenantPreviewDomainCheck: ReplyBody {
  let domain: TenantPreviewDomain

  func write(to json: inout JSONWriter) {
    json.object { json in
      domain.writeMembers(to: &json)
      json.field("verified", domain.status == "configured")
      json.field("target", TenantPreviewDomain.proxy)
      json.field("records", domain.instructions.map { [$0] } ?? [])
    }
  }
}

/// The body of `PUT /tenant/preview-domain`. [docs, SDK: Python] [SDK: Go sends `domain`]
struct SetTenantPreviewDomain: RequestBody, RequiresMembers {
  let previewDomain: DomainName?
  let domain: DomainName?

  enum CodingKeys: String, CodingKey {
    case previewDomain = "preview_domain"
    case domain
  }

  static let requirements = [MemberRequirement.oneOf(["preview_domain", "domain"])]
}
