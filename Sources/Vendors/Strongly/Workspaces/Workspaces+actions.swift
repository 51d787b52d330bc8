import Simulation
import Wire

/// Start, stop, restart and sync: answered at once, with the status that begins. [seed 002]
///
/// What each does in each status is our choice where the seed is silent; it says of which status an
/// action is meant for, and every other is 409.
extension Workspaces {
  static let idempotentStart = Setting(
    "idempotent_start", default: false,
    why: "workspaces are started when stopped; starting an agent that runs is documented as fine")

  /// A start while the boot goes on changes nothing and answers the same: a client that creates and
  /// starts in a row works, and so does one that creates and waits. [skill python-sdk.md,
  /// compute.md]
  static func startWorkspace(
    _ call: Call<NoInput>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<Acknowledged<Workspace>> {
    switch workspace.status {
    case "pending": break
    case "running":
      guard db.settings[idempotentStart] else {
        throw StronglyError(.workspaceAlreadyRunning)
      }
      return acknowledge("Workspace is already running", workspace, status: "running")
    case "terminated":
      throw StronglyError(.workspaceNotStopped, "A terminated workspace cannot be started")
    default:
      try boot("start", workspace, db)
      try workspace.note("workspace.started", by: call.caller, db)
    }
    return acknowledge("Workspace starting", workspace, status: "pending")
  }

  /// Stopped at once: the answer says so, and there is no status between. [seed 002]
  static func stopWorkspace(
    _ call: Call<NoInput>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<Acknowledged<Workspace>> {
    guard ["pending", "running", "failed"].contains(workspace.status) else {
      throw StronglyError(.workspaceNotRunning)
    }
    try db.begin("stop", of: kind, workspace.id)
    try workspace.note("workspace.stopped", by: call.caller, db)
    return acknowledge("Workspace stopping", workspace, status: "stopped")
  }

  static func restartWorkspace(
    _ call: Call<NoInput>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<Acknowledged<Workspace>> {
    try requireRunning(workspace)
    try boot("restart", workspace, db)
    try workspace.note("workspace.restarted", by: call.caller, db)
    return acknowledge("Workspace restarting", workspace, status: "pending")
  }

  /// Nothing to see but the project's activity: there are no files here.
  static func syncWorkspace(
    _ call: Call<NoInput>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<Acknowledged<Workspace>> {
    try requireRunning(workspace)
    try workspace.note("workspace.synced", by: call.caller, db)
    return acknowledge("Workspace sync initiated", workspace, status: nil)
  }

  /// Begins a boot; one of a magic image fails, one of a magic name goes on for ever.
  static func boot(
    _ move: String, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(StronglyError) {
    let named = db.move(move, unless: workspace.name, isOneOf: [Magic.stayingWorkspace])
    let boot = db.move(named, unless: workspace.image, isOneOf: [Magic.brokenImage])
    try db.begin(boot, of: kind, workspace.id)
  }

  static func requireRunning(_ workspace: WorkspaceRow) throws(StronglyError) {
    guard workspace.status == "running" else { throw StronglyError(.workspaceNotRunning) }
  }

  private static func acknowledge(
    _ message: String, _ workspace: WorkspaceRow, status: String?
  ) -> Bare<Acknowledged<Workspace>> {
    Bare(Acknowledged(message, workspace.id, status: status))
  }
}
