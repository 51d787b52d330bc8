import HTTPTypes
import Simulation
import Storage
import Wire

/// Invitations of addresses into an organization.
enum Invitations: StronglyResource {
  static let routes: [Route] = [
    Organizations.own(
      .post, "/invite", "Invite somebody", returns: .created,
      fails: .validationError, .forbidden, .organizationNotFound, .memberExists,
      .invitationExists, id: "inviteMember", by: inviteMember),
    Organizations.one(
      .get, "/invitations", "List pending invitations", fails: .validationError,
      id: "listInvitations", by: listInvitations),
    Organizations.all.on(invitation, at: "/{id}/invitations/{invitationId}")(
      .delete, "", "Revoke an invitation", returns: .noContent, id: "revokeInvitation",
      by: revokeInvitation),
  ]

  /// The invitation that the path names, in an organization that the caller may change.
  private static let invitation = Loader<InvitationRow>(
    fails: Organizations.managed.failures + [.invitationNotFound],
    by: { (context, caller, db) throws(StronglyError) in
      let organization = try Organizations.managed.load(context, caller, db)
      guard let row = try db.find(InvitationRow.self, context.path["invitationId"]),
        row.organizationID == organization.id
      else { throw StronglyError(.invitationNotFound) }
      return row
    })

  /// Answers the id. [our choice, after the other creating routes of these pages] An invitation
  /// ends after seven days; the address can be invited again then. [our choice]
  static func inviteMember(
    _ call: Call<InviteMember>, _ organization: OrganizationRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Created<Invitation> {
    let email = call.input.email.value
    let known = try db.first(UserRow.self, where: "email = ?", email)
    if let known, try MemberRow.first(of: known.id, in: organization, db) != nil {
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
    try List(
      RowFilter("organization_id = ? AND expires_at > ?", organization.id, db.now),
      for: call.input, db)
  }

  static func revokeInvitation(
    _ call: Call<NoInput>, _ invitation: InvitationRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> NoContent {
    try db.delete(InvitationRow.self, invitation.id)
    return NoContent()
  }
}

/// An invitation. [docs api/organizations]
struct Invitation: RowItem, ResponseSubject {
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
