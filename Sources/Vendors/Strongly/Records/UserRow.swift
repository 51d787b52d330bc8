import Simulation
import Storage
import Wire

/// A person, in one organization.
struct UserRow: OrganizationalRow {
  let id: String
  let organizationID: String
  let email: String
  var name: String { didSet { searchText = Self.searchText(name, email, username) } }
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
  /// What `search` looks in.
  private(set) var searchText: String

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
    searchText = Self.searchText(name, email, username)
  }

  private static func searchText(_ name: String, _ email: String, _ username: String) -> String {
    "\(name)\n\(email)\n\(username)".lowercased()
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
  static let plan = RecordPlan(Self.self)
}
