import Storage
import Wire

/// The caps of one of the customer's own users.
struct ExternalQuotaRow: Record {
  let id: String
  let tenantID: String
  let externalUserID: String
  var maxSandboxes: Int?
  var maxConcurrent: Int?
  var maxStorageGB: Int?
  var maxCreditCents: Int?
  var updatedAt: Instant

  static let table = "external_quotas"
  static let plan = RecordPlan(Self.self)

  static func key(_ tenantID: String, _ user: String) -> String { "\(tenantID):\(user)" }

  init(tenantID: String, externalUserID: String, now: Instant) {
    id = Self.key(tenantID, externalUserID)
    self.tenantID = tenantID
    self.externalUserID = externalUserID
    updatedAt = now
  }
}
