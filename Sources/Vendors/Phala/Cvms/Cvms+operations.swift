import Simulation
import Storage
import Wire

/// How CVMs move: every change is an operation with a correlation id, one at a time, and ends when
/// the lifecycle gets to its end.
extension Cvms {
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
      type: type, target: target, by: try caller.user(db), now: db.now)
    try db.add(operation)
    row.operationID = operation.id
    try row.save(db)
    try db.begin(move, of: kind, row.id)
    return try db.find(CvmRow.self, row.id) ?? row
  }

  /// Writes a changed CVM, its revision where the composition is another, and lets it update.
  static func update(
    _ cvm: CvmRow, _ type: String, by caller: PhalaCaller, _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmRow {
    var row = cvm
    let isNew = row.compose.hash != row.composeHash
    row.composeHash = row.compose.hash
    let move = row.status == "stopped" ? "update stopped" : "update"
    row = try begin(type, move, row, by: caller, db)
    if isNew { try RevisionRow.record(row, type, trace: row.operationID, db) }
    try Webhooks.emit("cvm.updated", row, db)
    return row
  }

  /// Takes over another size, within what the workspace has left, ERR-04-003 otherwise, and what
  /// the node has: ERR-02-002.
  static func resize(
    _ cvm: inout CvmRow, to size: CvmSize, _ caller: PhalaCaller, _ db: borrowing Transaction
  ) throws(PhalaError) {
    guard let node = try db.find(NodeRow.self, String(cvm.nodeNumber)),
      node.supports(size, insteadOf: cvm.size)
    else { throw PhalaError(.resourceNotAvailable) }
    let left = CvmAllowances(try caller.workspace(db), db)
    guard left.hasResources(for: size, insteadOf: cvm.size) else {
      throw PhalaError(.resourceLimitExceeded)
    }
    guard size != cvm.size else { return }
    cvm.size = size
    try CvmSizeRow.begin(of: cvm, db)
  }

  /// What else a new status brings: an instance id the first time it runs, and the end of the
  /// operation that led to it.
  static func entered(
    _ id: String, _ status: String, _ db: borrowing Transaction
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
    try row.save(db)
    guard let operationID, var operation = try db.find(OperationRow.self, operationID) else {
      return
    }
    operation.completedAt = db.now
    operation.status = status == "error" ? "failed" : "completed"
    if status == "error" { operation.errorMessage = "The CVM did not come up" }
    _ = try db.update(operation, key: operation.id)
    if let event = event(for: operation.type, status) { try Webhooks.emit(event, row, db) }
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
