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

extension MemberRow {
  static func of(
    _ tenantID: String, userID: String, _ db: borrowing Transaction
  ) throws(MiosaError) -> MemberRow? {
    try db.first(MemberRow.self, where: "tenant_id = ? AND user_id = ?", tenantID, userID)
  }

  /// The member of an organization with that address, without regard to case.
  static func of(
    _ tenantID: String, email: String, _ db: borrowing Transaction
  ) throws(MiosaError) -> MemberRow? {
    try db.first(
      MemberRow.self, where: "tenant_id = ? AND email = ?", tenantID, email.lowercased())
  }

  /// The address of a caller: that of the session token, else that of the key's owner.
  static func email(
    of caller: MiosaCaller, _ db: borrowing Transaction
  ) throws(MiosaError) -> String? {
    if let email = caller.email { return email }
    return try of(caller.tenantID, userID: caller.userID, db)?.email
  }
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

extension WorkspaceMemberRow {
  static func find(
    _ userID: String, in workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> WorkspaceMemberRow {
    let key = Self.key(workspace.id, userID.lowercased())
    guard let row = try db.find(WorkspaceMemberRow.self, key) else {
      throw MiosaError(.notFound, "member not found")
    }
    return row
  }
}

/// What a member of a workspace may do. [SDK: workspace_members.py]
enum WorkspaceRole: String, WireEnum, ColumnEnum {
  case owner, admin, member, viewer

  static let unknown = WorkspaceRole.viewer
}
