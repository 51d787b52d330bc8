import Simulation
import Storage
import Wire

/// That a user belongs to an organization, and as what.
struct MemberRow: StoredRow, Decodable {
  let id: String
  let organizationID: String
  let userID: String
  var role: String
  let joinedAt: Instant
  private(set) var name = ""
  private(set) var email = ""

  init(organizationID: String, userID: String, role: String, now: Instant) {
    id = "\(organizationID) \(userID)"
    self.organizationID = organizationID
    self.userID = userID
    self.role = role
    joinedAt = now
  }

  static let table = "members"
  static let columns = ["id", "organization_id", "user_id", "role", "joined_at"]
  static let derivedColumns = ["name", "email"].map {
    "(SELECT \($0) FROM users WHERE users.id = members.user_id)"
  }

  init(from row: inout RowReader) {
    id = row.text()
    organizationID = row.text()
    userID = row.text()
    role = row.text()
    joinedAt = row.instant()
    name = row.text()
    email = row.text()
  }

  func store(into row: inout RowWriter) {
    row.bind(id)
    row.bind(organizationID)
    row.bind(userID)
    row.bind(role)
    row.bind(joinedAt)
  }
}

extension MemberRow {
  var isOwner: Bool { role == "owner" }

  /// A user's membership of an organization; nil without one.
  static func first(
    of user: String, in organization: OrganizationRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> MemberRow? {
    try db.first(
      MemberRow.self, where: "organization_id = ? AND user_id = ?", organization.id, user)
  }

  /// A user's membership of an organization; 404 without one.
  static func required(
    of user: String, in organization: OrganizationRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> MemberRow {
    guard let row = try first(of: user, in: organization, db) else {
      throw StronglyError(.memberNotFound)
    }
    return row
  }
}

/// What a member may be made. There is one `owner` besides, whom no route changes. [skill
/// account.md]
enum MemberRole: String, WireEnum {
  case member, admin
}
