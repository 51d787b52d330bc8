import Simulation
import Storage
import Wire

/// That a user belongs to a workspace, and as what. A user's list follows `position`.
struct MembershipRow: Record {
  let id: String
  let userID: String
  let workspaceID: String
  let position: Int
  /// `owner`, `admin` or `member`.
  let role: String
  let isDefault: Bool

  static let table = "memberships"
  static let plan = RecordPlan(Self.self)

  init(_ user: UserRow, _ workspace: WorkspaceRow, role: String, isDefault: Bool = false) {
    id = "\(user.id) \(workspace.id)"
    userID = user.id
    workspaceID = workspace.id
    position = workspace.number
    self.role = role
    self.isDefault = isDefault
  }
}
