import Simulation
import Storage
import Wire

/// A workspace as it is stored, with what its CVMs take up.
struct WorkspaceRow: StoredRow {
  let id: String
  /// The integer that usage records show in place of the id.
  let number: Int
  let ownerID: String
  var name: String
  var slug: String
  var avatarURL: String?
  var description: String?
  var tier: WorkspaceTier
  var billingStatus = "active"
  var suspendedAt: Instant?
  /// Money in millionths of a dollar.
  var balanceMicros = 100_000_000
  var grantedMicros = 20_000_000
  var reservedNodes = 0
  let createdAt: Instant
  /// What exists, in any status; kept up by the database.
  private(set) var cvmCount = 0
  private(set) var vcpuUsed = 0
  private(set) var memoryUsed = 0
  private(set) var diskUsed = 0

  var isSuspended: Bool { billingStatus != "active" }

  init(
    id: String, number: Int, owner: String, name: String, slug: String, tier: WorkspaceTier,
    now: Instant
  ) {
    self.id = id
    self.number = number
    ownerID = owner
    self.name = name
    self.slug = slug
    self.tier = tier
    createdAt = now
  }

  static let table = "workspaces"
  static let columns = [
    "id", "number", "owner_id", "name", "slug", "avatar_url", "description", "tier",
    "billing_status",
    "suspended_at", "balance_micros", "granted_micros", "reserved_nodes", "created_at",
  ]
  static let derivedColumns = ["cvm_count", "vcpu_used", "memory_used", "disk_used"]

  init(from row: inout RowReader) {
    id = row.text()
    number = row.integer()
    ownerID = row.text()
    name = row.text()
    slug = row.text()
    avatarURL = row.optionalText()
    description = row.optionalText()
    tier = WorkspaceTier(rawValue: row.text()) ?? .level1
    billingStatus = row.text()
    suspendedAt = row.optionalInstant()
    balanceMicros = row.integer()
    grantedMicros = row.integer()
    reservedNodes = row.integer()
    createdAt = row.instant()
    cvmCount = row.integer()
    vcpuUsed = row.integer()
    memoryUsed = row.integer()
    diskUsed = row.integer()
  }

  func store(into row: inout RowWriter) {
    row.bind(id)
    row.bind(number)
    row.bind(ownerID)
    row.bind(name)
    row.bind(slug)
    row.bind(avatarURL)
    row.bind(description)
    row.bind(tier.rawValue)
    row.bind(billingStatus)
    row.bind(suspendedAt)
    row.bind(balanceMicros)
    row.bind(grantedMicros)
    row.bind(reservedNodes)
    row.bind(createdAt)
  }

  /// Stands in for a row where only the shape of a rendering is asked for.
  static let sample = WorkspaceRow(
    id: "", number: 0, owner: "", name: "", slug: "", tier: .level1, now: Instant(microseconds: 0))
}
