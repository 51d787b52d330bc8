import Simulation
import Storage
import Wire

/// That a user belongs to an organization, and as what.
struct MemberRow: Record {
  let id: String
  let organizationID: String
  let userID: String
  var role: String
  let joinedAt: Instant
  @Derived private(set) var name = ""
  @Derived private(set) var email = ""

  init(organizationID: String, userID: String, role: String, now: Instant) {
    id = "\(organizationID) \(userID)"
    self.organizationID = organizationID
    self.userID = userID
    self.role = role
    joinedAt = now
  }

  static let table = "members"
  static let plan = RecordPlan(Self.self)
  static let expressions = [
    "name": "(SELECT name FROM users WHERE users.id = members.user_id)",
    "email": "(SELECT email FROM users WHERE users.id = members.user_id)",
  ]
}

extension MemberRow {
  var isOwner: Bool { role == "owner" }
  /// Whether the member may change the organization.
  var isManager: Bool { isOwner || role == MemberRole.admin.rawValue }

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
