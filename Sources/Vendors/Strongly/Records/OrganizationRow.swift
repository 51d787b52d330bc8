import Simulation
import Storage
import Wire

/// An organization; everything else belongs to one.
struct OrganizationRow: Record {
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
  @Derived private(set) var memberCount = 0

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
  static let plan = RecordPlan(Self.self)
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
