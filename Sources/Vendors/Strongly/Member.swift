import Simulation
import Storage
import Wire

/// What a member may be made. There is one `owner` besides, whom no route changes. [skill
/// account.md]
enum MemberRole: String, WireEnum {
  case member, admin
}

/// A member of an organization. [docs api/organizations]
struct Member: ListItem {
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

extension MemberRow {
  var isOwner: Bool { role == "owner" }
}

/// What lists without filters take.
struct ListWindowQuery: RequestQuery {
  let limit: ListLimit?
  let offset: ListOffset?

  var window: ListWindow { ListWindow(limit: limit, offset: offset) }
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

/// A member together with the organization, as a path names them.
struct Membership: Sendable {
  let organization: OrganizationRow
  let member: MemberRow
}

extension Strongly {
  static func listMembers(
    _ call: Call<ListWindowQuery>, _ organization: OrganizationRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> List<Member> {
    let (rows, page) = try list(
      MemberRow.self, RowFilter("organization_id = ?", organization.id), by: "rowid",
      call.input.window, db)
    return List(page: page, items: rows.map(Member.init))
  }

  static func addMember(
    _ call: Call<AddMember>, _ organization: OrganizationRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<Member> {
    let user = try user(id: call.input.userID.value, db)
    let role = call.input.role?.rawValue ?? organization.defaultRole
    let row = MemberRow(
      organizationID: organization.id, userID: user.id, role: role, now: db.now)
    guard try db.insert(row) == .done else { throw StronglyError(.memberExists) }
    return Bare(Member(try requiredMember(user.id, of: organization, db)))
  }

  static func updateMember(
    _ call: Call<UpdateMember>, _ membership: Membership, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<Member> {
    var row = membership.member
    row.role = call.input.role.rawValue
    _ = try db.update(row, key: row.id)
    return Bare(Member(row))
  }

  static func removeMember(
    _ call: Call<NoInput>, _ membership: Membership, _ db: borrowing Transaction
  ) throws(StronglyError) -> NoContent {
    try db.delete(MemberRow.self, membership.member.id)
    return NoContent()
  }

  /// The member that the path names, in an organization that the caller may change. The owner stays
  /// one: 409. [our choice]
  static func managedMember(
    _ context: RequestContext, _ caller: StronglyCaller, _ db: borrowing Transaction
  ) throws(StronglyError) -> Membership {
    let organization = try managedOrganization(context, caller, db)
    let member = try requiredMember(context.path["userId"], of: organization, db)
    guard !member.isOwner else {
      throw StronglyError(.conflict, "The owner of an organization cannot be changed or removed")
    }
    return Membership(organization: organization, member: member)
  }

  static func member(
    _ user: String, of organization: OrganizationRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> MemberRow? {
    try db.first(
      MemberRow.self, where: "organization_id = ? AND user_id = ?", organization.id, user)
  }

  private static func requiredMember(
    _ user: String, of organization: OrganizationRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> MemberRow {
    guard let row = try member(user, of: organization, db) else {
      throw StronglyError(.memberNotFound)
    }
    return row
  }
}
