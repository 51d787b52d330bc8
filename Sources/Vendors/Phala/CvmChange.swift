import Simulation
import Storage
import Wire

/// How CVMs move: every change is an operation with a correlation id, one at a time, and ends when
/// the lifecycle gets to its end.
extension Phala {
  static let cvmResource = resource(
    "cvm", CvmRow.self, state: "status", touched: "updated_at", usage: "id",
    lifecycle: CvmLifecycle.lifecycle,
    quotas: [
      CvmAllowances.slotQuota, CvmAllowances.vcpuQuota, CvmAllowances.memoryQuota,
      CvmAllowances.diskQuota,
    ], render: CvmRecord.init, entering: entered)

  /// Refuses while another operation is in progress: 409 without a number, which clients take for
  /// passing. [SDK: Go retry.go]
  static func checkIdle(_ cvm: CvmRow) throws(PhalaError) {
    guard cvm.operationID == nil else { throw PhalaError(.busy) }
  }

  /// Begins an operation and the move that carries it out; gives the CVM as it is then.
  static func begin(
    _ type: String, _ move: String, _ cvm: CvmRow, by caller: PhalaCaller,
    _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmRow {
    let steps = CvmLifecycle.lifecycle.move(move).progression.steps
    let target = steps.last?.outcomes.first?.state ?? cvm.status
    var row = cvm
    row.updatedAt = db.now
    let operation = OperationRow(
      id: try db.uuid("operation"), number: try db.ordinal("operation number"), row,
      type: type, target: target, by: caller.user, now: db.now)
    try db.add(operation)
    row.operationID = operation.id
    try save(row, db)
    try db.begin(move, of: cvmResource, row.id)
    return try db.find(CvmRow.self, row.id) ?? row
  }

  /// Writes a CVM whose name and ids have been judged.
  static func save(_ row: CvmRow, _ db: borrowing Transaction) throws(PhalaError) {
    guard case .done = try db.update(row, key: row.id) else {
      throw PhalaError(.internalError, diagnosis: "a CVM's name or id stands twice")
    }
  }

  /// What else a new status brings: an instance id the first time it runs, and the end of the
  /// operation that led to it.
  static func entered(
    _ id: String, _ status: String, _ db: borrowing Simulation.Transaction<PhalaError>
  ) throws(PhalaError) {
    guard status == "running" || status == "stopped" || status == "error",
      var row = try db.find(CvmRow.self, id)
    else { return }
    let operationID = row.operationID
    row.operationID = nil
    row.startedAt = status == "running" ? db.now : nil
    if status == "running", row.instanceID == nil {
      row.instanceID = try db.token("instance", .hex, length: 40)
    }
    try save(row, db)
    guard let operationID, var operation = try db.find(OperationRow.self, operationID) else {
      return
    }
    operation.completedAt = db.now
    operation.status = status == "error" ? "failed" : "completed"
    if status == "error" { operation.errorMessage = "The CVM did not come up" }
    _ = try db.update(operation, key: operation.id)
    if let event = event(for: operation.type, status) { try emit(event, row, db) }
  }

  /// The webhook event that the end of an operation is. [docs webhooks]
  private static func event(for type: String, _ status: String) -> String? {
    switch (type, status) {
    case ("create", "error"), ("replicate", "error"): "cvm.create_failed"
    case ("create", "running"), ("replicate", "running"), ("power_on", "running"): "cvm.started"
    case ("restart", "running"): "cvm.restarted"
    case ("power_off", "stopped"), ("shutdown", "stopped"): "cvm.stopped"
    default: nil
    }
  }
}
