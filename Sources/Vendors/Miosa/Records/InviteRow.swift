import Simulation
import Storage
import Wire

/// An invitation to a workspace. Clients refer to it by the token of its link.
struct InviteRow: MiosaRow {
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

  static let noun = "invite"
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

extension InviteRow {
  static let findFailures: [MiosaErrorCode] = [.inviteUnknown]
  static let referenceSchema = Schema.text

  static func missing(_ reference: String) -> MiosaError { MiosaError(.inviteUnknown) }

  /// The token is the right to see the invitation.
  func authorize(_ caller: MiosaCaller) throws(MiosaError) {}

  static func find(
    _ token: String, for caller: MiosaCaller, _ db: borrowing Transaction
  ) throws(MiosaError) -> InviteRow {
    guard let row = try db.first(InviteRow.self, where: "token = ?", token) else {
      throw missing(token)
    }
    return row
  }

  /// An invitation by its id, as the workspace that it is to knows it.
  static func find(
    id: String, in workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> InviteRow {
    guard let row = try db.find(InviteRow.self, try UUIDText.checked(id)),
      row.workspaceID == workspace.id
    else { throw MiosaError(.notFound, "\(noun) not found") }
    return row
  }
}
