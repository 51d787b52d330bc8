import Simulation
import Storage
import Wire

/// A person, in one organization.
struct UserRow: OrganizationalRow, Decodable {
  let id: String
  let organizationID: String
  let email: String
  var name: String
  let username: String
  /// The role on the platform: admin, developer or app.
  let role: String
  /// `archived` once the user has deleted the account.
  var status = "active"
  var firstName: String
  var lastName: String
  var bio = ""
  var timezone = "UTC"
  var avatarURL: String?
  var lastLoginAt: Instant?
  let createdAt: Instant
  var updatedAt: Instant

  init(
    id: String, organizationID: String, email: String, name: String, role: String, now: Instant
  ) {
    self.id = id
    self.organizationID = organizationID
    self.email = email
    self.name = name
    username = String(email.prefix { $0 != "@" })
    self.role = role
    (firstName, lastName) = Self.parts(of: name)
    createdAt = now
    updatedAt = now
  }

  /// Changes the display name, and the profile's two names with it.
  mutating func rename(_ name: String, now: Instant) {
    self.name = name
    (firstName, lastName) = Self.parts(of: name)
    updatedAt = now
  }

  private static func parts(of name: String) -> (String, String) {
    let parts = name.split(separator: " ", maxSplits: 1)
    return (parts.first.map(String.init) ?? "", parts.count == 2 ? String(parts[1]) : "")
  }

  static let notFound = StronglyErrorCode.userNotFound
  static let table = "users"
  static let columns = [
    "id", "organization_id", "email", "name", "username", "role", "status", "first_name",
    "last_name", "bio", "timezone", "avatar_url", "last_login_at", "created_at", "updated_at",
    "search_text",
  ]

  init(from row: inout RowReader) {
    id = row.text()
    organizationID = row.text()
    email = row.text()
    name = row.text()
    username = row.text()
    role = row.text()
    status = row.text()
    firstName = row.text()
    lastName = row.text()
    bio = row.text()
    timezone = row.text()
    avatarURL = row.optionalText()
    lastLoginAt = row.optionalInstant()
    createdAt = row.instant()
    updatedAt = row.instant()
    _ = row.text()
  }

  func store(into row: inout RowWriter) {
    row.bind(id)
    row.bind(organizationID)
    row.bind(email)
    row.bind(name)
    row.bind(username)
    row.bind(role)
    row.bind(status)
    row.bind(firstName)
    row.bind(lastName)
    row.bind(bio)
    row.bind(timezone)
    row.bind(avatarURL)
    row.bind(lastLoginAt)
    row.bind(createdAt)
    row.bind(updatedAt)
    row.bind("\(name)\n\(email)\n\(username)".lowercased())
  }
}
