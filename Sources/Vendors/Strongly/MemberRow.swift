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
