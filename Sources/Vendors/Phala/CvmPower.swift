import Simulation
import Wire

/// The body of a restart; it may be missing. [OpenAPI]
struct RestartCvm: RequestBody {
  let force: Bool?
}

/// Power: start, stop, shutdown, restart. Bodies may be missing behind a JSON content type.
///
/// Starting what runs and stopping what is stopped is fine and goes through the motions, as nothing
/// documented refuses it (our choice).
extension Phala {
  static func startCvm(
    _ call: Call<NoInput>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmRecord {
    try checkIdle(cvm)
    try checkActive(call.caller.workspace)
    try checkBalance(call.caller.workspace)
    let row = try begin("power_on", "start", cvm, by: call.caller, db)
    return CvmRecord(row)
  }

  /// A forced stop cancels what is in progress; it is never refused as busy. [OpenAPI]
  static func stopCvm(
    _ call: Call<NoInput>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmRecord {
    CvmRecord(try stop(cvm, by: call.caller, db))
  }

  static func stop(
    _ cvm: CvmRow, by caller: PhalaCaller, _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmRow {
    try cancelOperation(of: cvm, db)
    return try begin("power_off", "stop", cvm, by: caller, db)
  }

  static func shutdownCvm(
    _ call: Call<NoInput>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmRecord {
    try checkIdle(cvm)
    return CvmRecord(try begin("shutdown", "shutdown", cvm, by: call.caller, db))
  }

  static func restartCvm(
    _ call: Call<OptionalBody<RestartCvm>>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmRecord {
    try checkIdle(cvm)
    try checkActive(call.caller.workspace)
    try checkBalance(call.caller.workspace)
    return CvmRecord(try begin("restart", "restart", cvm, by: call.caller, db))
  }

  /// Stops and removes at once; the vendor says no more than that it has begun. [OpenAPI]
  static func deleteCvm(
    _ call: Call<NoInput>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> NoContent {
    try cancelOperation(of: cvm, db)
    try closeSize(cvm, db)
    try db.retire(cvmResource, cvm.id)
    try db.delete(CvmRow.self, cvm.id)
    try emit("cvm.deleted", cvm, db)
    return NoContent()
  }

  /// Ends the operation in progress as cancelled; gives its correlation id.
  @discardableResult
  static func cancelOperation(
    of cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> String? {
    guard let id = cvm.operationID, var operation = try db.find(OperationRow.self, id) else {
      return nil
    }
    operation.status = "cancelled"
    operation.completedAt = db.now
    _ = try db.update(operation, key: id)
    return id
  }
}
