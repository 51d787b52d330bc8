import HTTPTypes
import Simulation
import Wire

/// Computers themselves: what makes, moves, sizes, powers and removes one. What is done on their
/// desktops is another resource.
enum Computers: OrgoResource {
  static let kind = kind(
    "computer", ComputerRow.self, state: "status", lifecycle: ComputerLifecycle.lifecycle,
    quotas: ComputerQuotas.all, render: ComputerDetails.init, entering: entered)
  static let kinds = [kind]

  private static let all = group("/api/computers", about: "computer", tier: 2, source: .openAPI)
  private static let one = all.on(ComputerRow.self, at: "/{id}")

  static let routes: [Route] = [
    all(
      .post, "", "Create computer", returns: .created,
      fails: .invalid, .nameTaken, .quotaExceeded, .workspaceNotFound, .accessDenied,
      id: "createComputer", by: createComputer),
    one(.get, "", "Get computer", id: "getComputer", by: getComputer)
      .with(reads: ResourceReference("computer", "id")),
    one(.delete, "", "Delete computer", id: "deleteComputer", by: deleteComputer),
    one(.post, "/start", "Start computer", id: "startComputer", by: startComputer),
    one(.post, "/stop", "Stop computer", id: "stopComputer", by: stopComputer),
    one(.post, "/restart", "Restart computer", id: "restartComputer", by: restartComputer),
    one(.get, "/auto-stop", "Get auto-stop setting", id: "getAutoStop", by: getAutoStop),
    one(
      .patch, "/auto-stop", "Update auto-stop setting", fails: .invalid, .planLimit,
      id: "updateAutoStop", by: updateAutoStop),
    one(
      .post, "/clone", "Clone computer", returns: .created,
      fails: .invalid, .nameTaken, .planLimit, .computerNotFound, .accessDenied, .workspaceNotFound,
      id: "cloneComputer", by: cloneComputer),
    one(
      .patch, "/resize", "Resize computer", returns: .ok, .status(207, "partial"),
      fails: .invalid, .diskCannotShrink, .planLimit, .notRunning, .resizeFailed,
      id: "resizeComputer", by: resizeComputer),
    one(
      .patch, "/move", "Move computer to another workspace",
      fails: .invalid, .alreadyThere, .nameTaken, .computerNotFound, .workspaceNotFound,
      id: "moveComputer", by: moveComputer),
    one(.get, "/vnc-password", "Get VNC password", id: "getVncPassword", by: getVncPassword),
  ]

  static let defaultCPU = Setting(
    "default_cpu", default: CPU.standard,
    why: "vCPUs of a computer that asks for none: 2 in the first edition, 1 since")

  static let restartRoute = Setting(
    "restart", default: LegacyRoute.allow,
    why: "legacy hosts answer a restart with 405; clients are to stop and start")

  /// The computers of a workspace, oldest first, as in the seed's example.
  static func of(
    _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> [ComputerRow] {
    try db.all(
      ComputerRow.self, where: "workspace_id = ? ORDER BY created_at, rowid", workspace.id)
  }

  static func getComputer(
    _ call: Call<NoInput>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> ComputerDetails {
    ComputerDetails(computer)
  }

  static func deleteComputer(
    _ call: Call<NoInput>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Succeeded {
    try WorkspaceRow.touch(computer.workspaceID, db)
    try move(computer, "delete", db)
    return Succeeded()
  }

  static func startComputer(
    _ call: Call<NoInput>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> PowerChange {
    try move(computer, "start", db)
  }

  static func stopComputer(
    _ call: Call<NoInput>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> PowerChange {
    try move(computer, "stop", db)
  }

  static func restartComputer(
    _ call: Call<NoInput>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> PowerChange {
    try holdRestart(db)
    return try move(computer, "restart", db)
  }

  /// Legacy hosts answer a restart with 405. [E3]
  private static func holdRestart(_ db: borrowing Transaction) throws(OrgoError) {
    guard db.settings[restartRoute] == .refuse else { return }
    throw OrgoError(.methodNotAllowed, diagnosis: "stop and start, as on a legacy host")
  }

  static func getVncPassword(
    _ call: Call<NoInput>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> VNCPassword {
    VNCPassword(password: computer.vncPassword)
  }
}
