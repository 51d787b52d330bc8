import Simulation
import Wire

/// A preview domain as a workspace or a project shows it. [seed 003]
struct PreviewDomain: ReplyBody {
  let scope: String
  let ownerID: String
  let domain: String?
  let effectiveDomain: String
  let status: String

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
