import Simulation
import Storage
import Wire

/// A project as it is stored.
struct ProjectRow: MiosaRow {
  let id: String
  let tenantID: String
  var workspaceID: String
  /// The workspace's, as the seed's sample shows.
  var externalWorkspaceID: String?
  var externalProjectID: String?
  var name: String
  var slug: String
  var description: String?
  var metadata = RawJSON.emptyObject
  /// Made by the first computer that named no project; goes with the last one, unless a client has
  /// made it its own by then.
  private(set) var isDefault = false
  let createdAt: Instant
  var updatedAt: Instant
  @Derived private(set) var computerCount = 0

  init(id: String, workspace: WorkspaceRow, name: String, slug: String, now: Instant) {
    self.id = id
    tenantID = workspace.tenantID
    workspaceID = workspace.id
    externalWorkspaceID = workspace.externalWorkspaceID
    self.name = name
    self.slug = slug
    createdAt = now
    updatedAt = now
  }

  static let noun = "project"
  static let table = "projects"
  static let plan = RecordPlan(Self.self)
}

extension ProjectRow {
  /// Makes it the project that computers without one are put in.
  mutating func becomeDefault() { isDefault = true }

  /// A Default project that a client has named, described or given an id or a domain is a project
  /// like others from then on: it stays when its last computer goes. (Our choice.)
  mutating func becomeTheClients() { isDefault = false }
}
