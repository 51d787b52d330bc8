import Simulation
import Storage
import Wire

/// A workspace as it is stored: the documented fields, and the limits for what is made inside.
struct WorkspaceRow: MiosaRow {
  let id: String
  let tenantID: String
  var name: String
  var slug: String
  var externalWorkspaceID: String?
  var description: String?
  var metadata = RawJSON.emptyObject
  var isDefault = false
  let createdAt: Instant
  var updatedAt: Instant
  var limits = WorkspaceLimits()
  /// Everything that is not destroyed, in any status; kept up by the database.
  @Derived private(set) var computerCount = 0
  @Derived private(set) var projectCount = 0

  init(id: String, tenantID: String, name: String, slug: String, now: Instant) {
    self.id = id
    self.tenantID = tenantID
    self.name = name
    self.slug = slug
    createdAt = now
    updatedAt = now
  }

  static let noun = "workspace"
  static let table = "workspaces"
  static let plan = RecordPlan(Self.self)
}

/// What a workspace allows of its computers, and what it gives those that ask for nothing. [seed
/// 003]
struct WorkspaceLimits: Decodable, Sendable {
  /// Nil for no limit of the workspace's own; 0 allows none.
  var maxComputers: Int?
  var maxComputerSize: ComputerSize?
  var defaultComputerSize = ComputerSize.small
  /// 0 for never.
  var defaultAutoStopSeconds = 0
  /// Empty for all.
  var allowedTemplateTypes: [String] = []
}
