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

  /// The base of URLs where no owner has a domain. The documents name several; this is the one of
  /// their samples of computers. [docs computers]
  static let platform = "miosa.ai"

  /// The domain that counts for what belongs to these owners, the nearest of them first: the first
  /// that there is, else the platform's. `ComputerRow` asks for the same in SQL.
  static func effective(
    of owners: [String], _ db: borrowing Transaction
  ) throws(MiosaError) -> String {
    for owner in owners {
      if let row = try db.find(PreviewDomainRow.self, owner) { return row.domain }
    }
    return platform
  }
}
