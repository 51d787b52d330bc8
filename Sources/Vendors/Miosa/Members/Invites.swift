import HTTPTypes
import Simulation
import Wire

/// Inviting people to workspaces. No mail is sent: the token stands in the answer.
enum Invites: MiosaResource {
  static let kind = kind(
    "workspace_invite", InviteRow.self, state: "status", lifecycle: InviteLifecycle.lifecycle,
    render: WorkspaceInvite.init)
  static let kinds = [kind]

  private static let source = Source.sdk("workspace_invites.py")
  private static let ofWorkspace = group(
    "/api/v1/workspaces", about: "invite", tier: 2, source: source
  ).with(taking: ["invite_id": UUIDText.schema]).on(WorkspaceRow.self, at: "/{id}")
  private static let byToken = group(
    "/api/v1/workspace-invites", about: "invite", tier: 2, source: source
  ).on(InviteRow.self, at: "/{token}")

  static let routes: [Route] = [
    ofWorkspace(
      .post, "/invites", "Invite somebody to a workspace",
      returns: .status(201, "invited"), .status(201, "added"), fails: .validationFailed,
      id: "createWorkspaceInvite", by: createWorkspaceInvite),
    ofWorkspace(
      .get, "/invites", "List pending invites", fails: .validationFailed,
      id: "listWorkspaceInvites", by: listWorkspaceInvites),
    ofWorkspace(
      .delete, "/invites/{invite_id}", "Revoke an invite", fails: .alreadyAccepted,
      id: "revokeWorkspaceInvite", by: revokeWorkspaceInvite),
    byToken(
      .get, "", "See an invite by its token", id: "previewWorkspaceInvite", access: .anyone,
      by: previewWorkspaceInvite),
    byToken(
      .post, "/accept", "Accept an invite",
      fails: .inviteExpired, .inviteRevoked, .alreadyAccepted, .emailMismatch,
      id: "acceptWorkspaceInvite", by: acceptWorkspaceInvite),
  ]

  static func createWorkspaceInvite(
    _ call: Call<CreateInvite>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> Reply<InviteOutcome> {
    let email = call.input.email.value.lowercased()
    let role = call.input.role ?? .member
    if let member = try MemberRow.of(workspace.tenantID, email: email, db) {
      let record = try Members.add(member, to: workspace, as: role, by: call.caller, db)
      return Reply(InviteOutcome(invited: nil, added: record), as: .status(201, "added"))
    }
    let row = InviteRow(
      id: try db.uuid("invite"), workspace: workspace, email: email, role: role,
      by: call.caller, token: try db.token("invite token", length: 32), now: db.now)
    try db.add(row)
    try db.begin("create", of: kind, row.id)
    return Reply(
      InviteOutcome(invited: WorkspaceInvite(row), added: nil), as: .status(201, "invited"))
  }

  /// Those that wait; what is accepted, revoked or expired is not listed.
  static func listWorkspaceInvites(
    _ call: Call<PageQuery>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> MiosaPage<WorkspaceInvite> {
    let page = try db.page(
      InviteRow.self, RowFilter("workspace_id = ? AND status = 'pending'", workspace.id),
      by: "rowid", call.input.window)
    return MiosaPage(page, WorkspaceInvite.init)
  }

  /// Again for what is revoked already; what was accepted stays so.
  static func revokeWorkspaceInvite(
    _ call: Call<NoInput>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> InviteRevoked {
    let row = try InviteRow.find(id: call.path["invite_id"], in: workspace, db)
    switch row.status {
    case "accepted": throw MiosaError(.alreadyAccepted)
    case "revoked": break
    default: try db.begin("revoke", of: kind, row.id)
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
        row: invite, workspaceName: workspace?.name ?? "", tenantName: tenant?.name ?? ""))
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
    guard try MemberRow.email(of: call.caller, db) == invite.email else {
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
    try db.begin("accept", of: kind, row.id)
    var member = try MemberRow.of(invite.tenantID, email: invite.email, db)
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
    return InviteAccepted(invite)
  }
}

/// The life of an invitation: it is pending until it is accepted, revoked, or a week old.
enum InviteLifecycle {
  static let lifecycle = Lifecycle(
    states: ["pending", "accepted", "revoked", "expired"],
    exceptional: [Lifecycle.Edge("expired", "pending")],
    meanings: ["expired": .expiry],
    moves: [
      Lifecycle.Move("create", to: "pending", then: .after(InviteRow.lifetime, "expired")),
      Lifecycle.Move("accept", from: ["pending"], to: "accepted"),
      Lifecycle.Move("revoke", from: ["pending", "expired"], to: "revoked"),
    ])
}
