import Simulation
import Wire

/// How a CVM comes to be, whichever route asks for it.
extension Cvms {
  /// Money for a launch, and room for one more: ERR-04-001, 002, 003. [docs references/error-codes]
  static func checkAffordable(
    _ size: CvmSize, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(PhalaError) {
    try workspace.requireBalance()
    let left = CvmAllowances(workspace, db)
    guard !left.slots.refuses() else { throw PhalaError(.maxCvmLimit) }
    guard left.hasResources(for: size) else { throw PhalaError(.resourceLimitExceeded) }
  }

  /// A CVM that has not been written yet.
  static func makeCvm(
    name: String, appID: String, on node: NodeRow, size: CvmSize, image: String,
    compose: AppCompose, by caller: PhalaCaller, _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmRow {
    CvmRow(
      id: try db.token("cvm", prefix: "cvm_", .mixedCase, length: 8),
      number: try db.ordinal("cvm number"), workspaceID: caller.workspaceID,
      creatorID: caller.userID, name: name, appID: appID, vmUUID: try db.uuid("vm"),
      node: node, size: size, image: image, compose: compose, now: db.now)
  }

  /// Writes a new CVM, its first size and revision, and lets it start.
  static func launch(
    _ row: CvmRow, _ type: String, by caller: PhalaCaller, _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmRow {
    try db.add(row)
    try CvmSizeRow.begin(of: row, db)
    try RevisionRow.record(row, type, trace: nil, db)
    let move = db.move("create", unless: row.name, isOneOf: Magic.cvms)
    let started = try begin(type, move, row, by: caller, db)
    try Webhooks.emit("cvm.created", started, db)
    return started
  }
}
