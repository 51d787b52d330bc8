import Simulation
import Wire

/// Inviting people to workspaces. No mail is sent: the token stands in the answer.
extension Miosa {
  static let inviteResource = resource(
    "workspace_invite", InviteRow.self, state: "status", lifecycle: InviteLifecycle.lifecycle,
    render: WorkspaceInvite.init)

  static func createWorkspaceInvite(
    _ call: Call<CreateInvite>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> Reply<InviteOutcome> {
    let email = call.input.email.value.lowercased()
    let role = call.input.role ?? .member
    if let member = try member(email: email, of: workspace.tenantID, db) {
      let record = try add(member, to: workspace, as: role, by: call.caller, db)
      return Reply(InviteOutcome(invited: nil, added: record), as: .status(201, "added"))
    }
    let row = InviteRow(
      id: try db.uuid("invite"), workspace: workspace, email: email, role: role,
      by: call.caller, token: try db.token("invite token", length: 32), now: db.now)
    try db.add(row)
    try db.begin("create", of: inviteResource, row.id)
    return Reply(
      InviteOutcome(invited: WorkspaceInvite(row), added: nil), as: .status(201, "invited"))
  }

  /// Those that wait; what is accepted, revoked or expired is not listed.
  static func listWorkspaceInvites(
    _ call: Call<PageQuery>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> MiosaPage<WorkspaceInvite> {
    let page = call.input.window
    let rows = try db.all(
      InviteRow.self,
      where: "workspace_id = ? AND status = 'pending' ORDER BY rowid LIMIT ? OFFSET ?",
      workspace.id, page.limit, page.offset)
    let total = try db.count(
      InviteRow.self, where: "workspace_id = ? AND status = 'pending'", workspace.id)
    return MiosaPage(data: rows.map(WorkspaceInvite.init), total: total)
  }

  /// Again for what is revoked already; what was accepted stays so.
  static func revokeWorkspaceInvite(
    _ call: Call<NoInput>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> InviteRevoked {
    let id = try UUIDText.checked(call.path["invite_id"])
    guard let row = try db.find(InviteRow.self, id), row.workspaceID == workspace.id else {
      throw MiosaError(.notFound, "invite not found")
    }
    switch row.status {
    case "accepted": throw MiosaError(.alreadyAccepted)
    case "revoked": break
    default: try db.begin("revoke", of: inviteResource, row.id)
    }
    return InviteRevoked(inviteID: row.id)
  }

  static func previewWorkspaceInvite(
    _ call: Call<NoInput>, _ invite: InviteRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> Enveloped<InvitePreview> {
    let workspace = try db.find(WorkspaceRow.self, invite.workspaceID)
    let tenant = try db.find(TenantRow.self, invite.tenantID)
    return Enveloped(
      InvitePreview(
        workspaceName: workspace?.name ?? "", tenantName: tenant?.name ?? "", role: invite.role,
        email: invite.email, expiresAt: invite.expiresAt, status: invite.status))
  }

  /// The caller's address must be the invited one: that of the session token, else that of the
  /// owner of the API key. Accepting makes a member of the organization and of the workspace.
  static func acceptWorkspaceInvite(
    _ call: Call<NoInput>, _ invite: InviteRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> InviteAccepted {
    switch invite.status {
    case "accepted": throw MiosaError(.alreadyAccepted)
    case "revoked": throw MiosaError(.inviteRevoked)
    case "expired": throw MiosaError(.inviteExpired)
    default: break
    }
    guard try email(of: call.caller, db) == invite.email else {
      throw MiosaError(
        .emailMismatch,
        diagnosis: "use a session token, a JWT whose payload has the email \(invite.email)")
    }
    guard let workspace = try db.find(WorkspaceRow.self, invite.workspaceID) else {
      throw MiosaError(.inviteUnknown)
    }
    var row = invite
    row.acceptedAt = db.now
    _ = try db.update(row, key: row.id)
    try db.begin("accept", of: inviteResource, row.id)
    var member = try member(email: invite.email, of: invite.tenantID, db)
    if member == nil {
      let fresh = MemberRow(
        id: try db.uuid("member"), tenantID: invite.tenantID, userID: try db.uuid("user"),
        email: invite.email, name: nil, role: "member", joinedAt: db.now)
      try db.add(fresh)
      member = fresh
    }
    if let member {
      _ = try db.insert(
        WorkspaceMemberRow(
          workspaceID: workspace.id, userID: member.userID, role: invite.role,
          joinedAt: db.now, addedBy: invite.invitedBy))
    }
    return InviteAccepted(
      workspaceID: workspace.id, tenantID: invite.tenantID, role: invite.role)
  }

  /// The address of the caller.
  static func email(
    of caller: MiosaCaller, _ db: borrowing Transaction
  ) throws(MiosaError) -> String? {
    if let email = caller.email { return email }
    return try db.first(
      MemberRow.self, where: "tenant_id = ? AND user_id = ?", caller.tenantID, caller.userID)?.email
  }

  /// The invitation that the path's token names.
  static func invite(
    _ context: RequestContext, _ caller: MiosaCaller, _ db: borrowing Transaction
  ) throws(MiosaError) -> InviteRow {
    guard let row = try db.first(InviteRow.self, where: "token = ?", context.path["token"])
    else {
      throw MiosaError(.inviteUnknown)
    }
    return row
  }
}
