import Simulation
import Storage
import Wire

/// Small changes, each by itself.
extension CvmChanges {
  /// In place, and without an operation: the machine goes on. [SDK: terraform fixes]
  static func updateCvmVisibility(
    _ call: Call<UpdateVisibility>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmVisibility {
    var row = cvm
    row.compose.publicSysinfo = call.input.publicSysinfo
    row.compose.publicLogs = call.input.publicLogs
    if let isPublic = call.input.publicTcbinfo { row.compose.publicTcbinfo = isPublic }
    row.composeHash = row.compose.hash
    row.updatedAt = db.now
    try row.save(db)
    try Webhooks.emit("cvm.updated", row, db)
    return CvmVisibility(try CvmView(of: row, db))
  }

  /// The route of older SDKs; the body is the same, the answer empty. [SDK: Go, JS before 0.2]
  static func updateCvmResources(
    _ call: Call<PatchCvm>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> NoContent {
    try cvm.requireIdle()
    var row = cvm
    try Cvms.resize(&row, to: try call.input.size(insteadOf: cvm.size), call.caller, db)
    _ = try Cvms.update(row, "resize", by: call.caller, db)
    return NoContent()
  }

  static func updateOsImage(
    _ call: Call<UpdateOSImage>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> ChangeBegun {
    try cvm.requireIdle()
    var row = cvm
    row.image = try OSImage.find(call.input.name).name
    return ChangeBegun(try Cvms.update(row, "os_image_update", by: call.caller, db))
  }

  /// A taken name is 400 here and 409 at provisioning. [SDK: terraform, verified live]
  static func updateCvmName(
    _ call: Call<UpdateName>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> NoContent {
    let name = call.input.name.value
    var row = cvm
    row.name = name
    row.updatedAt = db.now
    guard case .done = try db.update(row, key: row.id) else {
      throw PhalaError(
        .cvmNameInUse, "CVM name \"\(name)\" is already in use in this workspace")
    }
    return NoContent()
  }

  static func updateCvmListed(
    _ call: Call<UpdateListed>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmRecord {
    var row = cvm
    row.isListed = call.input.listed
    row.updatedAt = db.now
    try row.save(db)
    return CvmRecord(row)
  }

  /// Keeps the date; nothing is deleted by it yet (docs/phala.md).
  static func updateCvmScheduledDelete(
    _ call: Call<UpdateScheduledDelete>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmRecord {
    var row = cvm
    row.scheduledDeleteAt = call.input.at
    row.updatedAt = db.now
    try row.save(db)
    return CvmRecord(row)
  }

  static func refreshCvmInstanceId(
    _ call: Call<OptionalBody<RefreshInstanceID>>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> RefreshedInstanceID {
    RefreshedInstanceID(cvm)
  }
}

/// The body of `PATCH /cvms/{cvm_id}/visibility`. [SDK: Python, Go, JS]
struct UpdateVisibility: RequestBody {
  let publicSysinfo: Bool
  let publicLogs: Bool
  let publicTcbinfo: Bool?

  enum CodingKeys: String, CodingKey {
    case publicSysinfo = "public_sysinfo"
    case publicLogs = "public_logs"
    case publicTcbinfo = "public_tcbinfo"
  }
}

/// The bodies of the small changes. [OpenAPI]
struct UpdateOSImage: RequestBody {
  let name: String

  enum CodingKeys: String, CodingKey { case name = "os_image_name" }
}

struct UpdateName: RequestBody {
  let name: CvmName
}

struct UpdateListed: RequestBody {
  let listed: Bool
}

struct UpdateScheduledDelete: RequestBody {
  let at: Instant?

  enum CodingKeys: String, CodingKey { case at = "scheduled_delete_at" }
}

/// A CVM after a change of what is public: the keys of the older record, with the id that the
/// version's other records have. [SDK: JS update_cvm_visibility]
struct CvmVisibility: ReplyBody {
  let view: CvmView

  init(_ view: CvmView) { self.view = view }

  func write(to json: inout JSONWriter) {
    json.object { json in
      if json.dialect < .may2026 {
        json.field("id", view.row.number)
      } else {
        json.field("id", view.row.id)
      }
      view.writeBasicBody(to: &json)
    }
  }
}

/// The body of `PATCH /cvms/{cvm_id}/instance-id`. [OpenAPI InstanceIdRefreshRequest]
struct RefreshInstanceID: RequestBody {
  let overwrite: Bool?
  let dryRun: Bool?

  enum CodingKeys: String, CodingKey {
    case overwrite
    case dryRun = "dry_run"
  }
}
