import Simulation
import Wire

/// A preview domain as a workspace or a project shows it. [seed 003]
struct PreviewDomain: ReplyBody {
  let scope: String
  let ownerID: String
  let domain: String?
  let effectiveDomain: String
  let status: String

  /// What serves the previews of those who have no domain. [docs white-label]
  static let fallback = "miosa.app"
  /// Where the records of a domain point. [seed 003]
  static let proxy = "proxy.miosa.ai"

  var dnsStatus: String {
    switch status {
    case "pending_dns": "pending"
    default: status
    }
  }

  func write(to json: inout JSONWriter) { json.object { writeMembers(to: &$0) } }

  func writeMembers(to json: inout JSONWriter) {
    json.field("scope", scope)
    json.field("id", ownerID)
    json.field("preview_domain", domain)
    json.field("effective_domain", effectiveDomain)
    json.field("status", status)
    json.field("dns_status", dnsStatus)
    json.field("url_examples") { json in
      json.field("default_preview", "https://<slug>.\(effectiveDomain)")
      json.field("port_preview", "https://3000-<slug>.sandbox.\(effectiveDomain)")
      json.field("deployment", "https://<deployment-slug>.\(effectiveDomain)")
    }
  }
}

/// A preview domain with the records it needs, and whether they are there. (Our choice of shape.)
struct PreviewDomainCheck: ReplyBody {
  let domain: PreviewDomain

  func write(to json: inout JSONWriter) {
    json.object { json in
      domain.writeMembers(to: &json)
      json.field(
        "records",
        [DNSRecord("*", PreviewDomain.proxy), DNSRecord("*.sandbox", PreviewDomain.proxy)])
      json.field("verified", domain.status == "configured")
    }
  }
}

/// A record to be made at the owner's name server.
struct DNSRecord: WireOutput {
  let type: String
  let name: String
  let value: String

  init(_ name: String, _ value: String) {
    type = "CNAME"
    self.name = name
    self.value = value
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("type", type)
      json.field("name", name)
      json.field("value", value)
    }
  }
}

/// The body that sets a preview domain. [seed 003]
struct SetPreviewDomain: RequestBody {
  let previewDomain: DomainName

  enum CodingKeys: String, CodingKey {
    case previewDomain = "preview_domain"
  }
}

extension Miosa {
  static let previewDomainResource = resource(
    "preview_domain", PreviewDomainRow.self, state: "status", touched: "updated_at",
    lifecycle: PreviewDomainLifecycle.lifecycle,
    render: { (row: PreviewDomainRow) in
      PreviewDomain(
        scope: row.scope, ownerID: row.ownerID, domain: row.domain, effectiveDomain: row.domain,
        status: row.status)
    })

  /// Sets the domain of an owner; DNS is asked anew.
  static func setDomain(
    _ domain: String, of ownerID: String, scope: String, _ db: borrowing Transaction
  ) throws(MiosaError) {
    let row = PreviewDomainRow(ownerID: ownerID, scope: scope, domain: domain, now: db.now)
    try db.delete(PreviewDomainRow.self, ownerID)
    try db.add(row)
    try db.begin("set", of: previewDomainResource, ownerID)
  }

  static func clearDomain(
    of ownerID: String, _ db: borrowing Transaction
  ) throws(MiosaError) {
    try db.retire(previewDomainResource, ownerID)
    try db.delete(PreviewDomainRow.self, ownerID)
  }

  /// What an owner has, and what counts for it: its own domain, else that of the first of its
  /// ancestors that has one, else the platform's.
  static func domain(
    of ownerID: String, scope: String, ancestors: [String], _ db: borrowing Transaction
  ) throws(MiosaError) -> PreviewDomain {
    if let own = try db.find(PreviewDomainRow.self, ownerID) {
      return PreviewDomain(
        scope: scope, ownerID: ownerID, domain: own.domain, effectiveDomain: own.domain,
        status: own.status)
    }
    var inherited: String?
    for ancestor in ancestors where inherited == nil {
      inherited = try db.find(PreviewDomainRow.self, ancestor)?.domain
    }
    return PreviewDomain(
      scope: scope, ownerID: ownerID, domain: nil,
      effectiveDomain: inherited ?? PreviewDomain.fallback, status: "not_configured")
  }
}
