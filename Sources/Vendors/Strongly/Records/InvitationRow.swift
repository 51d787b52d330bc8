import Simulation
import Storage
import Wire

/// An invitation into an organization, as it is stored; an address has one at most.
struct InvitationRow: StoredRow, Decodable {
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
  static let columns = [
    "id", "organization_id", "email", "role", "status", "invited_by", "expires_at", "created_at",
    "updated_at",
  ]

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

  init(from row: inout RowReader) {
    id = row.text()
    organizationID = row.text()
    email = row.text()
    role = row.text()
    status = row.text()
    invitedBy = row.text()
    expiresAt = row.instant()
    createdAt = row.instant()
    updatedAt = row.instant()
  }

  func store(into row: inout RowWriter) {
    row.bind(id)
    row.bind(organizationID)
    row.bind(email)
    row.bind(role)
    row.bind(status)
    row.bind(invitedBy)
    row.bind(expiresAt)
    row.bind(createdAt)
    row.bind(updatedAt)
  }
}
