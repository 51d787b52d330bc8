import Simulation
import Storage
import Wire

/// A member as a workspace lists it, with what is known of the user. [SDK: workspace-members.ts]
struct WorkspaceMember: WireOutput {
  let userID: String
  let email: String?
  let name: String?
  let role: WorkspaceRole
  let joinedAt: Instant
  let addedBy: String?

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("user_id", userID)
      json.field("email", email)
      json.field("name", name)
      json.field("avatar_url", nil as String?)
      json.field("role", role)
      json.field("joined_at", joinedAt)
      json.field("added_by", addedBy)
    }
  }
}

/// A membership as adding and changing answer it. [SDK: workspace-members.ts]
struct WorkspaceMemberRecord: WireOutput {
  let userID: String
  let workspaceID: String
  let role: WorkspaceRole
  let joinedAt: Instant
  let addedBy: String?

  init(_ row: WorkspaceMemberRow) {
    userID = row.userID
    workspaceID = row.workspaceID
    role = row.role
    joinedAt = row.joinedAt
    addedBy = row.addedBy
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("user_id", userID)
      json.field("workspace_id", workspaceID)
      json.field("role", role)
      json.field("joined_at", joinedAt)
      json.field("added_by", addedBy)
    }
  }
}

/// The body of `POST /workspaces/{id}/members`: a user by id or, from newer classes of the Python
/// SDK, by address. [SDK: workspace_members.py, governance.py]
struct AddWorkspaceMember: RequestBody {
  let userID: String?
  let email: String?
  let role: WorkspaceRole?

  enum CodingKeys: String, CodingKey {
    case email, role
    case userID = "user_id"
  }
}

/// The body of `PATCH /workspaces/{id}/members/{user_id}`. [SDK: workspace_members.py]
struct UpdateWorkspaceMember: RequestBody {
  let role: WorkspaceRole
}

extension Miosa {
  static func listWorkspaceMembers(
    _ call: Call<NoInput>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> EnvelopedList<WorkspaceMember> {
    EnvelopedList(
      try db.query(
        """
        SELECT w.user_id, m.email, m.name, w.role, w.joined_at, w.added_by
        FROM workspace_members w
        LEFT JOIN members m ON m.tenant_id = ? AND m.user_id = w.user_id
        WHERE w.workspace_id = ? ORDER BY w.rowid
        """, workspace.tenantID, workspace.id
      ) { row in
        WorkspaceMember(
          userID: row.text(), email: row.optionalText(), name: row.optionalText(),
          role: WorkspaceRole.read(from: &row), joinedAt: row.instant(),
          addedBy: row.optionalText())
      })
  }

  static func addWorkspaceMember(
    _ call: Call<AddWorkspaceMember>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> Enveloped<WorkspaceMemberRecord> {
    let input = call.input
    let member: MemberRow?
    if let user = input.userID {
      member = try db.first(
        MemberRow.self, where: "tenant_id = ? AND user_id = ?", workspace.tenantID,
        user.lowercased())
    } else if let email = input.email {
      member = try Miosa.member(email: email, of: workspace.tenantID, db)
    } else {
      throw MiosaError(invalid: "member", [("user_id", ["can't be blank"])])
    }
    guard let member else { throw MiosaError(.notTenantMember) }
    return Enveloped(
      try add(member, to: workspace, as: input.role ?? .member, by: call.caller, db))
  }

  /// Adds a member of the organization to a workspace.
  static func add(
    _ member: MemberRow, to workspace: WorkspaceRow, as role: WorkspaceRole,
    by caller: MiosaCaller, _ db: borrowing Transaction
  ) throws(MiosaError) -> WorkspaceMemberRecord {
    let row = WorkspaceMemberRow(
      workspaceID: workspace.id, userID: member.userID, role: role, joinedAt: db.now,
      addedBy: caller.userID)
    guard case .done = try db.insert(row) else {
      throw MiosaError(invalid: "member", [("user_id", ["has already been taken"])])
    }
    return WorkspaceMemberRecord(row)
  }

  static func updateWorkspaceMember(
    _ call: Call<UpdateWorkspaceMember>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> Enveloped<WorkspaceMemberRecord> {
    var row = try member(call.path["user_id"], of: workspace, db)
    if row.role == .owner, call.input.role != .owner { try keepOwner(of: workspace, db) }
    row.role = call.input.role
    _ = try db.update(row, key: row.id)
    return Enveloped(WorkspaceMemberRecord(row))
  }

  static func removeWorkspaceMember(
    _ call: Call<NoInput>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> Deleted {
    let row = try member(call.path["user_id"], of: workspace, db)
    if row.role == .owner { try keepOwner(of: workspace, db) }
    try db.delete(WorkspaceMemberRow.self, row.id)
    return Deleted()
  }

  private static func member(
    _ userID: String, of workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> WorkspaceMemberRow {
    let key = WorkspaceMemberRow.key(workspace.id, userID.lowercased())
    guard let row = try db.find(WorkspaceMemberRow.self, key) else {
      throw MiosaError(.notFound, "member not found")
    }
    return row
  }

  /// Refuses to leave a workspace without an owner.
  private static func keepOwner(
    of workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) {
    let owners = try db.count(
      WorkspaceMemberRow.self, where: "workspace_id = ? AND role = 'owner'", workspace.id)
    guard owners > 1 else { throw MiosaError(.lastOwner) }
  }

  /// The member of an organization with that address, without regard to case.
  static func member(
    email: String, of tenantID: String, _ db: borrowing Transaction
  ) throws(MiosaError) -> MemberRow? {
    try db.first(
      MemberRow.self, where: "tenant_id = ? AND email = ?", tenantID, email.lowercased())
  }
}
