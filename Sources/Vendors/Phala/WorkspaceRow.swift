import Simulation
import Storage
import Wire

/// A workspace as it is stored, with what its CVMs take up.
struct WorkspaceRow: Record {
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
  @Derived private(set) var cvmCount = 0
  @Derived private(set) var vcpuUsed = 0
  @Derived private(set) var memoryUsed = 0
  @Derived private(set) var diskUsed = 0

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
  static let plan = RecordPlan(Self.self)
}

extension WorkspaceRow: Sampled {
  static let sample = WorkspaceRow(
    id: "sample", number: 1, owner: "sample", name: "sample", slug: "sample", tier: .level1,
    now: .sample)
}
