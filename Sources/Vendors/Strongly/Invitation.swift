import Simulation
import Storage
import Wire

/// An invitation. [docs api/organizations]
struct Invitation: ListItem, StronglyResource {
  let row: InvitationRow

  init(_ row: InvitationRow) { self.row = row }

  static let plural: StaticString = "invitations"
  static let idKey: StaticString = "invitationId"

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.identifier(row.id)
      json.field("email", row.email)
      json.field("role", row.role)
      json.field("status", row.status)
      json.field("invitedBy", row.invitedBy)
      json.field("expiresAt", row.expiresAt)
      json.field("organizationId", row.organizationID)
      json.field("createdAt", row.createdAt)
      json.field("updatedAt", row.updatedAt)
    }
  }
}

/// The body of `POST /organizations/:id/invite`. [docs api/organizations]
struct InviteMember: RequestBody {
  let email: EmailAddress
  let role: MemberRole
}

/// Something with an @ between two parts that are not empty; no letter is ever sent.
struct EmailAddress: PatternedText {
  let value: String

  init(unchecked value: String) { self.value = value }

  static let pattern = TextPattern(name: "email address", regex: "^[^@\\s]+@[^@\\s]+$") { text in
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { part in
        !part.isEmpty && !part.contains(where: \.isWhitespace)
      }
  }
}

extension Strongly {
  /// Answers the id. [our choice, after the other creating routes of these pages] An invitation
  /// ends after seven days; the address can be invited again then. [our choice]
  static func inviteMember(
    _ call: Call<InviteMember>, _ organization: OrganizationRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Created<Invitation> {
    let email = call.input.email.value
    let known = try db.first(UserRow.self, where: "email = ?", email)
    if let known, try member(known.id, of: organization, db) != nil {
      throw StronglyError(.memberExists)
    }
    _ = try db.execute(
      "DELETE FROM invitations WHERE organization_id = ? AND email = ? AND expires_at <= ?",
      organization.id, email, db.now)
    let row = InvitationRow(
      id: try db.token("invitation", prefix: "inv_", .lowercase, length: 12),
      organizationID: organization.id, email: email, role: call.input.role,
      invitedBy: call.caller.userID, now: db.now)
    guard try db.insert(row) == .done else { throw StronglyError(.invitationExists) }
    return Created(row.id)
  }

  /// Those that are pending and have not ended. [skill account.md]
  static func listInvitations(
    _ call: Call<ListWindowQuery>, _ organization: OrganizationRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> List<Invitation> {
    let (rows, page) = try list(
      InvitationRow.self,
      RowFilter("organization_id = ? AND expires_at > ?", organization.id, db.now),
      by: "created_at DESC, rowid DESC", call.input.window, db)
    return List(page: page, items: rows.map(Invitation.init))
  }

  static func revokeInvitation(
    _ call: Call<NoInput>, _ invitation: InvitationRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> NoContent {
    try db.delete(InvitationRow.self, invitation.id)
    return NoContent()
  }

  /// The invitation that the path names, in an organization that the caller may change.
  static func managedInvitation(
    _ context: RequestContext, _ caller: StronglyCaller, _ db: borrowing Transaction
  ) throws(StronglyError) -> InvitationRow {
    let organization = try managedOrganization(context, caller, db)
    guard let row = try db.find(InvitationRow.self, context.path["invitationId"]),
      row.organizationID == organization.id
    else { throw StronglyError(.invitationNotFound) }
    return row
  }
}
