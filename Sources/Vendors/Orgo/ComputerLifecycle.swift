import Simulation
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

extension Orgo {
  static let computerResource = resource(
    "computer", ComputerRow.self, state: "status", lifecycle: ComputerLifecycle.lifecycle,
    quotas: quotas, render: ComputerDetails.init, entering: entered)

  /// What else a new state brings. Processes do not survive the loss of one, disks do; a restart
  /// changes the VNC password; nothing is left of a computer that is deleted.
  static func entered(
    _ id: String, _ state: String, _ db: borrowing Simulation.Transaction<OrgoError>
  ) throws(OrgoError) {
    switch state {
    case "running": try planSuspension(of: id, db)
    case "restarting":
      let password = try db.token("vnc password", .hex, length: 16)
      _ = try db.execute(
        "UPDATE computers SET vnc_password = ? WHERE id = ?", password, id)
      try endStream(of: id, db)
    case "stopping", "error": try endStream(of: id, db)
    case "deleted":
      try db.retire(computerResource, id)
      try db.delete(ComputerRow.self, id)
    default: break
    }
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
  static func holdRestart(_ db: borrowing Transaction) throws(OrgoError) {
    guard db.settings[restart] == .refuse else { return }
    throw OrgoError(.methodNotAllowed, diagnosis: "stop and start, as on a legacy host")
  }

  /// Begins a move where it leads anywhere; starting what runs and stopping what has stopped
  /// succeed and change nothing.
  @discardableResult
  static func move(
    _ computer: ComputerRow, _ name: String, _ db: borrowing Transaction
  ) throws(OrgoError) -> PowerChange {
    let move = ComputerLifecycle.lifecycle.move(name)
    guard move.from.contains(computer.status) else { return PowerChange(status: computer.status) }
    try db.begin(name, of: computerResource, computer.id)
    return PowerChange(status: move.to)
  }
}

/// `{"success": true, "status": "starting"}`. [E1, E2; E3 shows `success` only]
struct PowerChange: ReplyBody {
  let status: String

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("success", true)
      json.field("status", status)
    }
  }
}
