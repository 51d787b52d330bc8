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
    _ call: Call<NoInput>, _ cvm: CvmRow, _ world: borrowing World
  ) throws(PhalaError) -> CvmRecord {
    try checkIdle(cvm)
    try checkActive(call.caller.workspace)
    try checkBalance(call.caller.workspace)
    let row = try begin("power_on", "start", cvm, by: call.caller, world)
    return CvmRecord(row)
  }

  /// A forced stop cancels whatever is in progress; it is never refused as busy. [OpenAPI]
  static func stopCvm(
    _ call: Call<NoInput>, _ cvm: CvmRow, _ world: borrowing World
  ) throws(PhalaError) -> CvmRecord {
    CvmRecord(try stop(cvm, by: call.caller, world))
  }

  static func stop(
    _ cvm: CvmRow, by caller: PhalaCaller, _ world: borrowing World
  ) throws(PhalaError) -> CvmRow {
    try cancelOperation(of: cvm, world)
    return try begin("power_off", "stop", cvm, by: caller, world)
  }

  static func shutdownCvm(
    _ call: Call<NoInput>, _ cvm: CvmRow, _ world: borrowing World
  ) throws(PhalaError) -> CvmRecord {
    try checkIdle(cvm)
    return CvmRecord(try begin("shutdown", "shutdown", cvm, by: call.caller, world))
  }

  static func restartCvm(
    _ call: Call<OptionalBody<RestartCvm>>, _ cvm: CvmRow, _ world: borrowing World
  ) throws(PhalaError) -> CvmRecord {
    try checkIdle(cvm)
    try checkActive(call.caller.workspace)
    try checkBalance(call.caller.workspace)
    return CvmRecord(try begin("restart", "restart", cvm, by: call.caller, world))
  }

  /// Stops and removes at once; the vendor says no more than that it has begun. [OpenAPI]
  static func deleteCvm(
    _ call: Call<NoInput>, _ cvm: CvmRow, _ world: borrowing World
  ) throws(PhalaError) -> NoContent {
    try cancelOperation(of: cvm, world)
    try closeSize(cvm, world)
    try world.retire(cvmResource, cvm.id)
    try world.delete(CvmRow.self, cvm.id)
    try emit("cvm.deleted", cvm, world)
    return NoContent()
  }

  /// Ends the operation in progress as cancelled; gives its correlation id.
  @discardableResult
  static func cancelOperation(
    of cvm: CvmRow, _ world: borrowing World
  ) throws(PhalaError) -> String? {
    guard let id = cvm.operationID, var operation = try world.find(OperationRow.self, id) else {
      return nil
    }
    operation.status = "cancelled"
    operation.completedAt = world.now
    _ = try world.update(operation, key: id)
    return id
  }
}
