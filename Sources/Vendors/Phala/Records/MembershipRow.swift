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

  /// That a user belongs to a workspace; nil for one that does not.
  static func find(
    of userID: String, in workspaceID: String, _ db: borrowing Transaction
  ) throws(PhalaError) -> MembershipRow? {
    try db.first(
      MembershipRow.self, where: "user_id = ? AND workspace_id = ?", userID, workspaceID)
  }
}
