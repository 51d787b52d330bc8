import Simulation
import Storage
import Wire

/// A user's membership of an organization.
struct MemberRow: Record {
  let id: String
  let tenantID: String
  let userID: String
  let email: String
  let name: String?
  var role: String
  let joinedAt: Instant

  static let table = "members"
  static let plan = RecordPlan(Self.self)
}

/// A user's membership of a workspace, keyed by both.
struct WorkspaceMemberRow: Record {
  let id: String
  let workspaceID: String
  let userID: String
  var role: WorkspaceRole
  let joinedAt: Instant
  let addedBy: String?

  static let table = "workspace_members"
  static let plan = RecordPlan(Self.self)

  static func key(_ workspaceID: String, _ userID: String) -> String { "\(workspaceID):\(userID)" }

  init(
    workspaceID: String, userID: String, role: WorkspaceRole, joinedAt: Instant, addedBy: String?
  ) {
    id = Self.key(workspaceID, userID)
    self.workspaceID = workspaceID
    self.userID = userID
    self.role = role
    self.joinedAt = joinedAt
    self.addedBy = addedBy
  }
}

/// What a member of a workspace may do. [SDK: workspace_members.py]
enum WorkspaceRole: String, WireEnum, ColumnEnum {
  case owner, admin, member, viewer

  static let unknown = WorkspaceRole.viewer
}
