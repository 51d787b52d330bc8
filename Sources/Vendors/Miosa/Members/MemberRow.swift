import Simulation
import Storage
import Wire

/// A user's membership of an organization.
struct MemberRow: StoredRow {
  let id: String
  let tenantID: String
  let userID: String
  let email: String
  let name: String?
  var role: String
  let joinedAt: Instant

  static let table = "members"
  static let columns = ["id", "tenant_id", "user_id", "email", "name", "role", "joined_at"]

  init(
    id: String, tenantID: String, userID: String, email: String, name: String?, role: String,
    joinedAt: Instant
  ) {
    self.id = id
    self.tenantID = tenantID
    self.userID = userID
    self.email = email
    self.name = name
    self.role = role
    self.joinedAt = joinedAt
  }

  init(from row: inout RowReader) {
    id = row.text()
    tenantID = row.text()
    userID = row.text()
    email = row.text()
    name = row.optionalText()
    role = row.text()
    joinedAt = row.instant()
  }

  func store(into row: inout RowWriter) {
    row.bind(id)
    row.bind(tenantID)
    row.bind(userID)
    row.bind(email)
    row.bind(name)
    row.bind(role)
    row.bind(joinedAt)
  }
}

/// A user's membership of a workspace, keyed by both.
struct WorkspaceMemberRow: StoredRow {
  let workspaceID: String
  let userID: String
  var role: WorkspaceRole
  let joinedAt: Instant
  let addedBy: String?

  static let table = "workspace_members"
  static let columns = ["id", "workspace_id", "user_id", "role", "joined_at", "added_by"]

  static func key(_ workspaceID: String, _ userID: String) -> String { "\(workspaceID):\(userID)" }

  var key: String { Self.key(workspaceID, userID) }

  init(
    workspaceID: String, userID: String, role: WorkspaceRole, joinedAt: Instant, addedBy: String?
  ) {
    self.workspaceID = workspaceID
    self.userID = userID
    self.role = role
    self.joinedAt = joinedAt
    self.addedBy = addedBy
  }

  init(from row: inout RowReader) {
    _ = row.text()
    workspaceID = row.text()
    userID = row.text()
    role = WorkspaceRole(rawValue: row.text()) ?? .member
    joinedAt = row.instant()
    addedBy = row.optionalText()
  }

  func store(into row: inout RowWriter) {
    row.bind(key)
    row.bind(workspaceID)
    row.bind(userID)
    row.bind(role.rawValue)
    row.bind(joinedAt)
    row.bind(addedBy)
  }
}

/// What a member of a workspace may do. [SDK: workspace_members.py]
enum WorkspaceRole: String, WireEnum {
  case owner, admin, member, viewer
}
