import Simulation
import Storage
import Wire

/// An organization; everything else belongs to one.
struct OrganizationRow: StoredRow, Decodable {
  let id: String
  var name: String
  var description: String
  var status = "active"
  var plan: String
  let ownerID: String
  let namespace: String
  var creditCents: Int
  var defaultRole = "member"
  var allowSelfSignup = false
  var ssoEnabled = false
  let createdAt: Instant
  var updatedAt: Instant
  /// Kept up by the database.
  private(set) var memberCount = 0

  init(
    id: String, name: String, description: String, plan: String, ownerID: String,
    namespace: String, creditCents: Int, now: Instant
  ) {
    self.id = id
    self.name = name
    self.description = description
    self.plan = plan
    self.ownerID = ownerID
    self.namespace = namespace
    self.creditCents = creditCents
    createdAt = now
    updatedAt = now
  }

  static let table = "organizations"
  static let columns = [
    "id", "name", "description", "status", "plan", "owner_id", "namespace", "credit_cents",
    "default_role", "allow_self_signup", "sso_enabled", "created_at", "updated_at",
  ]
  static let derivedColumns = ["member_count"]

  init(from row: inout RowReader) {
    id = row.text()
    name = row.text()
    description = row.text()
    status = row.text()
    plan = row.text()
    ownerID = row.text()
    namespace = row.text()
    creditCents = row.integer()
    defaultRole = row.text()
    allowSelfSignup = row.flag()
    ssoEnabled = row.flag()
    createdAt = row.instant()
    updatedAt = row.instant()
    memberCount = row.integer()
  }

  func store(into row: inout RowWriter) {
    row.bind(id)
    row.bind(name)
    row.bind(description)
    row.bind(status)
    row.bind(plan)
    row.bind(ownerID)
    row.bind(namespace)
    row.bind(creditCents)
    row.bind(defaultRole)
    row.bind(allowSelfSignup)
    row.bind(ssoEnabled)
    row.bind(createdAt)
    row.bind(updatedAt)
  }
}

extension OrganizationRow {
  /// The organization with an id that is not held to a caller; 404 without one.
  static func required(
    _ id: String, _ db: borrowing Transaction
  ) throws(StronglyError) -> OrganizationRow {
    guard let row = try db.find(OrganizationRow.self, id) else {
      throw StronglyError(.organizationNotFound)
    }
    return row
  }
}
