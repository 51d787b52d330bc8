import Simulation
import Wire

/// Power: start, stop, shutdown, restart. Bodies may be missing behind a JSON content type.
///
/// Starting what runs and stopping what is stopped is fine and has no effect: no operation, no event,
/// and billing goes on as it was. Nothing documented refuses it (our choice).
extension Cvms {
  static func startCvm(
    _ call: Call<NoInput>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmRecord {
    try cvm.requireIdle()
    guard cvm.status != "running" else { return CvmRecord(cvm) }
    try requireMeans(call.caller, db)
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
    if cvm.isStopped || cvm.status == "stopping" { return cvm }
    try OperationRow.cancel(of: cvm, db)
    return try begin("power_off", "stop", cvm, by: caller, db)
  }

  static func shutdownCvm(
    _ call: Call<NoInput>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmRecord {
    try cvm.requireIdle()
    guard !cvm.isStopped else { return CvmRecord(cvm) }
    return CvmRecord(try begin("shutdown", "shutdown", cvm, by: call.caller, db))
  }

  static func restartCvm(
    _ call: Call<OptionalBody<RestartCvm>>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmRecord {
    try cvm.requireIdle()
    try requireMeans(call.caller, db)
    return CvmRecord(try begin("restart", "restart", cvm, by: call.caller, db))
  }

  /// What running takes: a workspace that is not suspended, and money.
  private static func requireMeans(
    _ caller: PhalaCaller, _ db: borrowing Transaction
  ) throws(PhalaError) {
    let workspace = try caller.workspace(db)
    try workspace.requireActive()
    try workspace.requireBalance()
  }
}

/// The body of a restart; it may be missing. [OpenAPI]
struct RestartCvm: RequestBody {
  let force: Bool?
}
