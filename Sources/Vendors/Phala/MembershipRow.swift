import Simulation
import Storage
import Wire

/// That a user belongs to a workspace, and as what. A user's list follows `position`.
struct MembershipRow: StoredRow {
  let userID: String
  let workspaceID: String
  let position: Int
  /// `owner`, `admin` or `member`.
  let role: String
  let isDefault: Bool

  static let table = "memberships"
  static let columns = ["id", "user_id", "workspace_id", "position", "role", "is_default"]

  init(_ user: UserRow, _ workspace: WorkspaceRow, role: String, isDefault: Bool = false) {
    userID = user.id
    workspaceID = workspace.id
    position = workspace.number
    self.role = role
    self.isDefault = isDefault
  }

  init(from row: inout RowReader) {
    _ = row.text()
    userID = row.text()
    workspaceID = row.text()
    position = row.integer()
    role = row.text()
    isDefault = row.flag()
  }

  func store(into row: inout RowWriter) {
    row.bind("\(userID) \(workspaceID)")
    row.bind(userID)
    row.bind(workspaceID)
    row.bind(position)
    row.bind(role)
    row.bind(isDefault)
  }
}
