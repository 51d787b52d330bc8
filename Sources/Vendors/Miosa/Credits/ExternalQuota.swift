import Simulation
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

/// The body of `PUT /quotas/external/{id}`: only what is present changes, null takes a cap away.
/// [SDK: quotas.py]
struct SetExternalQuota: RequestBody {
  let maxSandboxes: Field<Count<0, 1_000_000_000>>
  let maxConcurrent: Field<Count<0, 1_000_000_000>>
  let maxStorageGB: Field<Count<0, 1_000_000_000>>
  let maxCreditCents: Field<Count<0, 1_000_000_000>>

  enum CodingKeys: String, CodingKey {
    case maxSandboxes = "max_sandboxes"
    case maxConcurrent = "max_concurrent"
    case maxStorageGB = "max_storage_gb"
    case maxCreditCents = "max_credit_cents"
  }
}

/// Caps and use of an external user: bare, as Go reads them, and under `data`, as the others do.
/// Sandboxes are not simulated, so their use is none. [SDK: quotas.py, Go types]
struct ExternalQuota: ReplyBody {
  let externalUserID: String
  let maxSandboxes: Int?
  let maxConcurrent: Int?
  let maxStorageGB: Int?
  let maxCreditCents: Int?

  init(_ row: ExternalQuotaRow) {
    externalUserID = row.externalUserID
    maxSandboxes = row.maxSandboxes
    maxConcurrent = row.maxConcurrent
    maxStorageGB = row.maxStorageGB
    maxCreditCents = row.maxCreditCents
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      writeMembers(to: &json)
      json.field("data") { writeMembers(to: &$0) }
    }
  }

  private func writeMembers(to json: inout JSONWriter) {
    json.field("external_user_id", externalUserID)
    json.field("max_sandboxes", maxSandboxes)
    json.field("max_concurrent", maxConcurrent)
    json.field("max_storage_gb", maxStorageGB)
    json.field("max_credit_cents", maxCreditCents)
    json.field("usage") { json in
      json.field("sandboxes", 0)
      json.field("concurrent", 0)
    }
  }
}

extension Miosa {
  static func getExternalQuota(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(MiosaError) -> ExternalQuota {
    ExternalQuota(try quota(of: call.path["id"], call.caller, db).row)
  }

  static func setExternalQuota(
    _ call: Call<SetExternalQuota>, _ db: borrowing Transaction
  ) throws(MiosaError) -> ExternalQuota {
    let input = call.input
    var (row, isNew) = try quota(of: call.path["id"], call.caller, db)
    row.maxSandboxes = changed(row.maxSandboxes, by: input.maxSandboxes)
    row.maxConcurrent = changed(row.maxConcurrent, by: input.maxConcurrent)
    row.maxStorageGB = changed(row.maxStorageGB, by: input.maxStorageGB)
    row.maxCreditCents = changed(row.maxCreditCents, by: input.maxCreditCents)
    row.updatedAt = db.now
    if isNew { try db.add(row) } else { _ = try db.update(row, key: row.id) }
    return ExternalQuota(row)
  }

  /// Back to what the organization allows; fine where nothing was set.
  static func deleteExternalQuota(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(MiosaError) -> NoContent {
    try db.delete(
      ExternalQuotaRow.self, ExternalQuotaRow.key(call.caller.tenantID, call.path["id"]))
    return NoContent()
  }

  private static func quota(
    of user: String, _ caller: MiosaCaller, _ db: borrowing Transaction
  ) throws(MiosaError) -> (row: ExternalQuotaRow, isNew: Bool) {
    let key = ExternalQuotaRow.key(caller.tenantID, user)
    if let row = try db.find(ExternalQuotaRow.self, key) { return (row, false) }
    return (
      ExternalQuotaRow(tenantID: caller.tenantID, externalUserID: user, now: db.now), true
    )
  }

  private static func changed(
    _ old: Int?, by field: Field<Count<0, 1_000_000_000>>
  ) -> Int? {
    field.isAbsent ? old : field.given?.value
  }
}
