import HTTPTypes
import Simulation
import Storage
import Wire

/// Who may work in a workspace, and as what. Members of the organization are its own affair.
enum Members: MiosaResource {
  private static let one = group(
    "/api/v1/workspaces", about: "member", tier: 2, source: .sdk("workspace_members.py")
  ).on(WorkspaceRow.self, at: "/{id}")

  static let routes: [Route] = [
    one(
      .get, "/members", "List the members of a workspace", id: "listWorkspaceMembers",
      by: listWorkspaceMembers),
    one(
      .post, "/members", "Add a member to a workspace", returns: .created,
      fails: .validationFailed, .notTenantMember, id: "addWorkspaceMember", by: addWorkspaceMember),
    one(
      .patch, "/members/{user_id}", "Change a member's role", fails: .validationFailed, .lastOwner,
      id: "updateWorkspaceMember", by: updateWorkspaceMember),
    one(
      .delete, "/members/{user_id}", "Remove a member from a workspace", fails: .lastOwner,
      id: "removeWorkspaceMember", by: removeWorkspaceMember),
  ]

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
    if let user = input.userID?.nonEmpty {
      member = try MemberRow.of(workspace.tenantID, userID: user.lowercased(), db)
    } else if let email = input.email?.nonEmpty {
      member = try MemberRow.of(workspace.tenantID, email: email, db)
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
    var row = try WorkspaceMemberRow.find(call.path["user_id"], in: workspace, db)
    if row.role == .owner, call.input.role != .owner { try keepOwner(of: workspace, db) }
    row.role = call.input.role
    _ = try db.update(row, key: row.id)
    return Enveloped(WorkspaceMemberRecord(row))
  }

  static func removeWorkspaceMember(
    _ call: Call<NoInput>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> Deleted {
    let row = try WorkspaceMemberRow.find(call.path["user_id"], in: workspace, db)
    if row.role == .owner { try keepOwner(of: workspace, db) }
    try db.delete(WorkspaceMemberRow.self, row.id)
    return Deleted()
  }

  /// Refuses to leave a workspace without an owner.
  private static func keepOwner(
    of workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) {
    let owners = try db.count(
      WorkspaceMemberRow.self, where: "workspace_id = ? AND role = 'owner'", workspace.id)
    guard owners > 1 else { throw MiosaError(.lastOwner) }
  }
}

/// The body of `POST /workspaces/{id}/members`: a user by id or, from newer classes of the Python
/// SDK, by address. [SDK: workspace_members.py, governance.py]
struct AddWorkspaceMember: RequestBody, RequiresMembers {
  let userID: String?
  let email: String?
  let role: WorkspaceRole?

  enum CodingKeys: String, CodingKey {
    case email, role
    case userID = "user_id"
  }

  static let requirements = [MemberRequirement.oneOf(["user_id", "email"])]
}

/// The body of `PATCH /workspaces/{id}/members/{user_id}`. [SDK: workspace_members.py]
struct UpdateWorkspaceMember: RequestBody {
  let role: WorkspaceRole
}
