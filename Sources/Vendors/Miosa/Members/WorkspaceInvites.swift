import Simulation
import Wire

/// Inviting people to workspaces. No mail is sent: the token stands in the answer.
extension Miosa {
  static let inviteResource = resource(
    "workspace_invite", InviteRow.self, state: "status", lifecycle: InviteLifecycle.lifecycle,
    render: WorkspaceInvite.init)

  static func createWorkspaceInvite(
    _ call: Call<CreateInvite>, _ workspace: WorkspaceRow, _ world: borrowing World
  ) throws(MiosaError) -> Reply<InviteOutcome> {
    let email = call.input.email.value.lowercased()
    let role = call.input.role ?? .member
    if let member = try member(email: email, of: workspace.tenantID, world) {
      let record = try add(member, to: workspace, as: role, by: call.caller, world)
      return Reply(InviteOutcome(invited: nil, added: record), as: .status(201, "added"))
    }
    let row = InviteRow(
      id: try world.uuid("invite"), workspace: workspace, email: email, role: role,
      by: call.caller, token: try world.token("invite token", length: 32), now: world.now)
    try world.add(row)
    try world.begin("create", of: inviteResource, row.id)
    return Reply(
      InviteOutcome(invited: WorkspaceInvite(row), added: nil), as: .status(201, "invited"))
  }

  /// Those that wait; what is accepted, revoked or expired is not listed.
  static func listWorkspaceInvites(
    _ call: Call<PageQuery>, _ workspace: WorkspaceRow, _ world: borrowing World
  ) throws(MiosaError) -> MiosaPage<WorkspaceInvite> {
    let page = call.input.window
    let rows = try world.all(
      InviteRow.self,
      where: "workspace_id = ? AND status = 'pending' ORDER BY rowid LIMIT ? OFFSET ?",
      workspace.id, page.limit, page.offset)
    let total = try world.count(
      InviteRow.self, where: "workspace_id = ? AND status = 'pending'", workspace.id)
    return MiosaPage(data: rows.map(WorkspaceInvite.init), total: total)
  }

  /// Again for what is revoked already; what was accepted stays so.
  static func revokeWorkspaceInvite(
    _ call: Call<NoInput>, _ workspace: WorkspaceRow, _ world: borrowing World
  ) throws(MiosaError) -> InviteRevoked {
    let id = try UUIDText.checked(call.path["invite_id"])
    guard let row = try world.find(InviteRow.self, id), row.workspaceID == workspace.id else {
      throw MiosaError(.notFound, "invite not found")
    }
    switch row.status {
    case "accepted": throw MiosaError(.alreadyAccepted)
    case "revoked": break
    default: try world.begin("revoke", of: inviteResource, row.id)
    }
    return InviteRevoked(inviteID: row.id)
  }

  static func previewWorkspaceInvite(
    _ call: Call<NoInput>, _ invite: InviteRow, _ world: borrowing World
  ) throws(MiosaError) -> Enveloped<InvitePreview> {
    let workspace = try world.find(WorkspaceRow.self, invite.workspaceID)
    let tenant = try world.find(TenantRow.self, invite.tenantID)
    return Enveloped(
      InvitePreview(
        workspaceName: workspace?.name ?? "", tenantName: tenant?.name ?? "", role: invite.role,
        email: invite.email, expiresAt: invite.expiresAt, status: invite.status))
  }

  /// The caller's address must be the invited one: that of the session token, else that of the
  /// owner of the API key. Accepting makes a member of the organization and of the workspace.
  static func acceptWorkspaceInvite(
    _ call: Call<NoInput>, _ invite: InviteRow, _ world: borrowing World
  ) throws(MiosaError) -> InviteAccepted {
    switch invite.status {
    case "accepted": throw MiosaError(.alreadyAccepted)
    case "revoked": throw MiosaError(.inviteRevoked)
    case "expired": throw MiosaError(.inviteExpired)
    default: break
    }
    guard try email(of: call.caller, world) == invite.email else {
      throw MiosaError(
        .emailMismatch,
        diagnosis: "use a session token, a JWT whose payload has the email \(invite.email)")
    }
    guard let workspace = try world.find(WorkspaceRow.self, invite.workspaceID) else {
      throw MiosaError(.inviteUnknown)
    }
    var row = invite
    row.acceptedAt = world.now
    _ = try world.update(row, key: row.id)
    try world.begin("accept", of: inviteResource, row.id)
    var member = try member(email: invite.email, of: invite.tenantID, world)
    if member == nil {
      let fresh = MemberRow(
        id: try world.uuid("member"), tenantID: invite.tenantID, userID: try world.uuid("user"),
        email: invite.email, name: nil, role: "member", joinedAt: world.now)
      try world.add(fresh)
      member = fresh
    }
    if let member {
      _ = try world.insert(
        WorkspaceMemberRow(
          workspaceID: workspace.id, userID: member.userID, role: invite.role,
          joinedAt: world.now, addedBy: invite.invitedBy))
    }
    return InviteAccepted(
      workspaceID: workspace.id, tenantID: invite.tenantID, role: invite.role)
  }

  /// The address of whoever calls.
  static func email(
    of caller: MiosaCaller, _ world: borrowing World
  ) throws(MiosaError) -> String? {
    if let email = caller.email { return email }
    return try world.first(
      MemberRow.self, where: "tenant_id = ? AND user_id = ?", caller.tenantID, caller.userID)?.email
  }

  /// The invitation that the path's token names.
  static func invite(
    _ context: RequestContext, _ caller: MiosaCaller, _ world: borrowing World
  ) throws(MiosaError) -> InviteRow {
    guard let row = try world.first(InviteRow.self, where: "token = ?", context.path["token"])
    else {
      throw MiosaError(.inviteUnknown)
    }
    return row
  }
}
