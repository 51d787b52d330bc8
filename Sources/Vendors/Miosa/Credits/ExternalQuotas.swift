import HTTPTypes
import Simulation
import Wire

/// The caps that an organization sets its own users.
enum ExternalQuotas: MiosaResource {
  private static let one = group(
    "/api/v1/quotas/external/{id}", about: "quota", tier: 2, source: .sdk("quotas.py"))

  static let routes: [Route] = [
    one(
      .get, "", "Read an external user's caps", id: "getExternalQuota", by: getExternalQuota),
    one(
      .put, "", "Set an external user's caps", fails: .validationFailed, id: "setExternalQuota",
      by: setExternalQuota),
    one(
      .delete, "", "Clear an external user's caps", returns: .noContent,
      id: "deleteExternalQuota", by: deleteExternalQuota),
  ]

  static func getExternalQuota(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(MiosaError) -> ExternalQuota {
    ExternalQuota(try quota(of: call.path["id"], call.caller, db).row)
  }

  static func setExternalQuota(
    _ call: Call<SetExternalQuota>, _ db: borrowing Transaction
  ) throws(MiosaError) -> ExternalQuota {
    let input = call.input
    guard !call.path["id"].utf8.contains(0) else {
      throw MiosaError(invalid: "quota", [("external_user_id", ["must not contain NUL"])])
    }
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
  let row: ExternalQuotaRow

  init(_ row: ExternalQuotaRow) { self.row = row }

  func write(to json: inout JSONWriter) {
    json.object { json in
      writeMembers(to: &json)
      json.field("data") { writeMembers(to: &$0) }
    }
  }

  private func writeMembers(to json: inout JSONWriter) {
    json.field("external_user_id", row.externalUserID)
    json.field("max_sandboxes", row.maxSandboxes)
    json.field("max_concurrent", row.maxConcurrent)
    json.field("max_storage_gb", row.maxStorageGB)
    json.field("max_credit_cents", row.maxCreditCents)
    json.field("current_sandboxes", 0)
    json.field("usage") { json in
      json.field("sandboxes", 0)
      json.field("concurrent", 0)
    }
  }
}
