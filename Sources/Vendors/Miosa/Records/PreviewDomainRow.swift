import Simulation
import Storage
import Wire

/// The preview domain of a project, a workspace or an organization, by the id of its owner.
struct PreviewDomainRow: Record {
  let ownerID: String
  let scope: String
  var domain: String
  var status: String
  var updatedAt: Instant

  init(ownerID: String, scope: String, domain: String, now: Instant) {
    self.ownerID = ownerID
    self.scope = scope
    self.domain = domain
    status = "pending_dns"
    updatedAt = now
  }

  static let table = "preview_domains"
  static let plan = RecordPlan(Self.self)

  var isConfigured: Bool { status == "configured" }
}
