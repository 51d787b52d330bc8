import Simulation
import VirtualComputer
import Wire

/// The life of a computer. States and moves are documented [E1, E2; auto-stop guide]; a boot within
/// 300 ms was measured on the service [obs], and the other durations are our choice beside it.
enum ComputerLifecycle {
  /// Every state but the one of a computer that is being deleted.
  static let all: Set<String> = [
    "creating", "starting", "running", "stopping", "stopped", "restarting", "suspended", "error",
  ]

  /// States that lead to a running computer by themselves: actions wait for it.
  static let booting: Set<String> = ["creating", "starting", "restarting"]

  static let lifecycle = Lifecycle(
    states: [
      "creating", "starting", "running", "stopping", "stopped", "restarting", "suspended",
      "error", "deleting", "deleted",
    ],
    exceptional: all.subtracting(["error"]).sorted().map { Lifecycle.Edge($0, "error") }
      + [
        Lifecycle.Edge("error", "stopped"), Lifecycle.Edge("error", "running"),
        Lifecycle.Edge("creating", "starting"),
      ],
    moves: [
      Lifecycle.Move("create", to: "starting", then: .after(.milliseconds(300), "running")),
      Lifecycle.Move(
        "create and fail", to: "starting", then: .after(.milliseconds(300), "error")),
      Lifecycle.Move("create and stay", to: "starting"),
      Lifecycle.Move("clone", to: "running"),
      Lifecycle.Move(
        "start", from: ["stopping", "stopped", "suspended", "error"], to: "starting",
        then: .after(.milliseconds(300), "running")),
      Lifecycle.Move(
        "stop", from: all.subtracting(["stopping", "stopped"]), to: "stopping",
        then: .after(.milliseconds(300), "stopped")),
      Lifecycle.Move(
        "restart", from: all, to: "restarting", then: .after(.milliseconds(300), "running")),
      Lifecycle.Move("suspend", from: ["running"], to: "suspended"),
      Lifecycle.Move("resume", from: ["suspended"], to: "running"),
      Lifecycle.Move(
        "delete", from: all, to: "deleting",
        then: Progression([Progression.Step(.immediately, [Progression.Outcome("deleted")])])),
    ])
}

extension Computers {
  /// What else a new state brings. Processes do not survive the loss of one, disks do; a restart
  /// changes the VNC password; nothing is left of a computer that is deleted.
  static func entered(
    _ id: String, _ state: String, _ db: borrowing Transaction
  ) throws(OrgoError) {
    switch state {
    case "running": try planSuspension(of: id, db)
    case "restarting":
      let password = try db.token("vnc password", .hex, length: 16)
      _ = try db.execute(
        "UPDATE computers SET vnc_password = ? WHERE id = ?", password, id)
      try endProcesses(of: id, db)
    case "stopping", "error": try endProcesses(of: id, db)
    case "deleted":
      try db.retire(kind, id)
      try db.delete(ComputerRow.self, id)
    default: break
    }
  }

  /// Ends what runs on a computer: its stream, and the processes of its commands.
  private static func endProcesses(
    of id: String, _ db: borrowing Transaction
  ) throws(OrgoError) {
    try StreamRow.end(of: id, db)
    try db.delete(ComputerStateRow.self, id)
  }

  /// Begins a move where it leads anywhere; starting what runs and stopping what has stopped
  /// succeed and change nothing.
  @discardableResult
  static func move(
    _ computer: ComputerRow, _ name: String, _ db: borrowing Transaction
  ) throws(OrgoError) -> PowerChange {
    let move = ComputerLifecycle.lifecycle.move(name)
    guard move.from.contains(computer.status) else { return PowerChange(status: computer.status) }
    try db.begin(name, of: kind, computer.id)
    return PowerChange(status: move.to)
  }

  /// Counts idle time from now on: what happens to a running computer begins it anew.
  static func planSuspension(
    of id: String, _ db: borrowing Transaction
  ) throws(OrgoError) {
    guard let computer = try db.find(ComputerRow.self, id) else { return }
    guard computer.autoStopMinutes > 0 else { return try db.unplan(kind, id) }
    try db.plan(
      "suspend", of: kind, id,
      at: db.now + .seconds(60 * computer.autoStopMinutes))
  }
}
