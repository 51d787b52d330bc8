import HTTPTypes
import Simulation
import Storage
import Wire

/// The users that belong to an organization, and as what.
enum Members: StronglyResource {
  private static let one = Organizations.all.on(member, at: "/{id}/members/{userId}")

  static let routes: [Route] = [
    Organizations.one(
      .get, "/members", "List members", fails: .validationError, id: "listMembers",
      by: listMembers),
    Organizations.own(
      .post, "/members", "Add a user to the members", returns: .created,
      fails: .validationError, .forbidden, .organizationNotFound, .userNotFound, .memberExists,
      id: "addMember", by: addMember),
    one(
      .put, "", "Change the role of a member", fails: .validationError, id: "updateMember",
      by: updateMember),
    one(.delete, "", "Remove a member", returns: .noContent, id: "removeMember", by: removeMember),
  ]

  /// The member that the path names, in an organization that the caller may change. The owner stays
  /// one: 409. [our choice]
  private static let member = Loader<MemberRow>(
    fails: Organizations.managed.failures + [.memberNotFound],
    by: { (context, caller, db) throws(StronglyError) in
      let organization = try Organizations.managed.load(context, caller, db)
      let member = try MemberRow.required(of: context.path["userId"], in: organization, db)
      guard !member.isOwner else {
        throw StronglyError(
          .conflict, "The owner of an organization cannot be changed or removed")
      }
      return member
    })

  static func listMembers(
    _ call: Call<ListWindowQuery>, _ organization: OrganizationRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> List<Member> {
    try List(RowFilter("organization_id = ?", organization.id), for: call.input, by: "rowid", db)
  }

  static func addMember(
    _ call: Call<AddMember>, _ organization: OrganizationRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<Member> {
    let user = try UserRow.required(call.input.userID.value, db)
    let role = call.input.role?.rawValue ?? organization.defaultRole
    let row = MemberRow(
      organizationID: organization.id, userID: user.id, role: role, now: db.now)
    guard try db.insert(row) == .done else { throw StronglyError(.memberExists) }
    return Bare(Member(try MemberRow.required(of: user.id, in: organization, db)))
  }

  static func updateMember(
    _ call: Call<UpdateMember>, _ member: MemberRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<Member> {
    var row = member
    row.role = call.input.role.rawValue
    _ = try db.update(row, key: row.id)
    return Bare(Member(row))
  }

  static func removeMember(
    _ call: Call<NoInput>, _ member: MemberRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> NoContent {
    try db.delete(MemberRow.self, member.id)
    return NoContent()
  }
}

/// A member of an organization. [docs api/organizations]
struct Member: RowItem {
  let row: MemberRow

  init(_ row: MemberRow) { self.row = row }

  static let plural: StaticString = "members"

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("userId", row.userID)
      json.field("role", row.role)
      json.field("email", row.email)
      json.field("name", row.name)
      json.field("joinedAt", row.joinedAt)
      json.field("isOwner", row.isOwner)
    }
  }
}

/// The body of `POST /organizations/:id/members`. [skill account.md]
struct AddMember: RequestBody {
  let userID: NonEmptyText
  let role: MemberRole?

  enum CodingKeys: String, CodingKey {
    case userID = "userId"
    case role
  }
}

/// The body of `PUT /organizations/:id/members/:userId`. [skill account.md]
struct UpdateMember: RequestBody {
  let role: MemberRole
}
