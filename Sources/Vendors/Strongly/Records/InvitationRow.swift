import Simulation
import Storage
import Wire

/// An invitation into an organization, as it is stored; an address has one at most.
struct InvitationRow: Record {
  let id: String
  let organizationID: String
  let email: String
  let role: String
  let status: String
  let invitedBy: String
  let expiresAt: Instant
  let createdAt: Instant
  let updatedAt: Instant

  static let table = "invitations"
  static let plan = RecordPlan(Self.self)

  init(
    id: String, organizationID: String, email: String, role: MemberRole, invitedBy: String,
    now: Instant
  ) {
    self.id = id
    self.organizationID = organizationID
    self.email = email
    self.role = role.rawValue
    status = "pending"
    self.invitedBy = invitedBy
    expiresAt = now + .seconds(7 * 86_400)
    createdAt = now
    updatedAt = now
  }
}
