import Simulation
import Storage
import Wire

/// An invitation to a workspace.
struct InviteRow: Record {
  let id: String
  let workspaceID: String
  let tenantID: String
  let email: String
  let role: WorkspaceRole
  let invitedBy: String?
  let token: String
  var status: String
  let expiresAt: Instant
  var acceptedAt: Instant?
  let insertedAt: Instant

  /// How long an invitation holds. (Our choice.)
  static let lifetime = Duration.seconds(7 * 86400)

  static let table = "workspace_invites"
  static let plan = RecordPlan(Self.self)

  init(
    id: String, workspace: WorkspaceRow, email: String, role: WorkspaceRole, by caller: MiosaCaller,
    token: String, now: Instant
  ) {
    self.id = id
    workspaceID = workspace.id
    tenantID = workspace.tenantID
    self.email = email
    self.role = role
    invitedBy = caller.userID
    self.token = token
    status = "pending"
    expiresAt = now + Self.lifetime
    insertedAt = now
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
