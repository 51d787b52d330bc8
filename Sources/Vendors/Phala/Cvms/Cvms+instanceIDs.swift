import Simulation
import Wire

/// Instance ids, refreshed for many CVMs at once.
extension Cvms {
  static func refreshCvmInstanceIds(
    _ call: Call<OptionalBody<RefreshInstanceIDs>>, _ db: borrowing Transaction
  ) throws(PhalaError) -> RefreshedInstanceIDs {
    let input = call.input.value
    let rows = try db.all(
      CvmRow.self, where: "workspace_id = ? ORDER BY number", call.caller.workspaceID)
    let wanted = rows.filter { row in
      (input?.cvmIDs.map { $0.contains(row.id) } ?? true)
        && (input?.runningOnly == false || row.isRunning)
        && (input?.missingOnly == false || row.instanceID == nil)
    }
    return RefreshedInstanceIDs(
      items: wanted.prefix(input?.limit?.value ?? 100).map(RefreshedInstanceID.init))
  }
}

/// The body of `PATCH /cvms/instance-ids`. [OpenAPI BatchInstanceIdRefreshRequest]
struct RefreshInstanceIDs: RequestBody {
  let cvmIDs: [String]?
  let runningOnly: Bool?
  let missingOnly: Bool?
  let overwrite: Bool?
  let limit: Count<1, 500>?
  let dryRun: Bool?

  enum CodingKeys: String, CodingKey {
    case overwrite, limit
    case cvmIDs = "cvm_ids"
    case runningOnly = "running_only"
    case missingOnly = "missing_only"
    case dryRun = "dry_run"
  }
}

/// What a refresh found: an instance id is known from the first run on and stays, so there is never
/// another one. [OpenAPI InstanceIdRefreshResult]
struct RefreshedInstanceID: ReplyBody {
  let row: CvmRow

  init(_ row: CvmRow) { self.row = row }

  var isKnown: Bool { row.instanceID != nil }

  func write(to json: inout JSONWriter) {
    json.object { json in
      if json.dialect < .may2026 {
        json.field("cvm_id", row.number)
      } else {
        json.field("cvm_id", row.id)
      }
      json.field("identifier", row.vmUUID)
      json.field("status", isKnown ? "unchanged" : "skipped")
      json.field("old_instance_id", row.instanceID)
      json.field("new_instance_id", row.instanceID)
      json.field("source", isKnown ? "gateway" : "none")
      json.field("verified_with_gateway", isKnown)
      json.field("reason", isKnown ? String?.none : "CVM has not run yet")
    }
  }
}

/// What a refresh of many found. [OpenAPI BatchInstanceIdRefreshResponse]
struct RefreshedInstanceIDs: ReplyBody {
  let items: [RefreshedInstanceID]

  init(items: [RefreshedInstanceID]) { self.items = items }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("total", items.count)
      json.field("scanned", items.count)
      json.field("updated", 0)
      json.field("unchanged", items.count(where: \.isKnown))
      json.field("skipped", items.count { !$0.isKnown })
      json.field("conflicts", 0)
      json.field("errors", 0)
      json.field("items", items)
    }
  }
}
