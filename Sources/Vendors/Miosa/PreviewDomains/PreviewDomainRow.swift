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

/// How DNS comes to know a domain: half a minute of world time after it was set. (Our choice; the
/// service waits for records that are not published here.) [docs tenant-preview-domain: the words]
enum PreviewDomainLifecycle {
  static let lifecycle = Lifecycle(
    states: ["pending_dns", "configured"],
    exceptional: [Lifecycle.Edge("configured", "pending_dns")],
    meanings: ["configured": .verification],
    moves: [
      Lifecycle.Move("set", to: "pending_dns", then: .after(.seconds(30), "configured"))
    ])
}
