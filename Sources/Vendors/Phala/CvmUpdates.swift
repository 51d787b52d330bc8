import Simulation
import Wire

/// That a change is under way. [OpenAPI; SDK: Python InProgressResponse]
struct ChangeBegun: WireOutput, ReplyBody {
  let status: String
  let message: String
  let correlationID: String?
  /// Only with environments. [SDK: JS]
  var allowedEnvsChanged: Bool?

  init(_ cvm: CvmRow, allowedEnvsChanged: Bool? = nil) {
    status = "in_progress"
    message = "Update initiated"
    correlationID = cvm.operationID
    self.allowedEnvsChanged = allowedEnvsChanged
  }

  init() {
    status = "no_change"
    message = "The content is identical, nothing to update"
    correlationID = nil
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("status", status)
      json.field("message", message)
      json.field("correlation_id", correlationID)
      json.field(ifPresent: "allowed_envs_changed", allowedEnvsChanged)
    }
  }
}

extension Success {
  /// A change that is under way, and one that there is none of.
  static let inProgress = Success.status(202, "in_progress")
  static let noChange = Success.status(202, "no_change")
}

extension Phala {
  /// Writes a changed CVM, its revision where the composition is another, and lets it update.
  static func update(
    _ cvm: CvmRow, _ type: String, by caller: PhalaCaller, _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmRow {
    var row = cvm
    let isNew = row.compose.hash != row.composeHash
    row.composeHash = row.compose.hash
    let move = row.status == "stopped" ? "update stopped" : "update"
    row = try begin(type, move, row, by: caller, db)
    if isNew { try recordRevision(row, type, by: caller, trace: row.operationID, db) }
    try emit("cvm.updated", row, db)
    return row
  }

  /// Takes over another size, within what the workspace has left. ERR-04-003 otherwise.
  static func resize(
    _ cvm: inout CvmRow, to size: CvmSize, _ caller: PhalaCaller, _ db: borrowing Transaction
  ) throws(PhalaError) {
    let left = CvmAllowances(caller.workspace, db)
    guard !left.vcpu.refuses(size.vcpu - cvm.size.vcpu),
      !left.memoryMB.refuses(size.memoryMB - cvm.size.memoryMB),
      !left.diskGB.refuses(size.diskGB - cvm.size.diskGB),
      caller.workspace.tier.diskPerCvmGB.map({ size.diskGB <= $0 }) ?? true
    else { throw PhalaError(.resourceLimitExceeded) }
    guard size != cvm.size else { return }
    cvm.size = size
    try recordSize(cvm, db)
  }
}
