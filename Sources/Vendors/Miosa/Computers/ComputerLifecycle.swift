import Simulation
import Wire

/// The life of a computer. Statuses are documented; their timing is our choice: a second and a half
/// to provision, so that a client that polls sees both ends. [docs computers] [SDK: types.py]
enum ComputerLifecycle {
  static let all: Set<String> = [
    "provisioning", "starting", "running", "stopping", "stopped", "error",
  ]

  static let lifecycle = Lifecycle(
    states: [
      "provisioning", "starting", "running", "stopping", "stopped", "error", "destroying",
      "destroyed",
    ],
    billed: ["running"],
    exceptional: [
      Lifecycle.Edge("provisioning", "error"), Lifecycle.Edge("starting", "error"),
      Lifecycle.Edge("running", "error"), Lifecycle.Edge("error", "stopped"),
    ],
    moves: [
      Lifecycle.Move(
        "create", to: "provisioning", then: .after(.milliseconds(1500), "running")),
      Lifecycle.Move(
        "create and fail", to: "provisioning", then: .after(.milliseconds(1500), "error")),
      Lifecycle.Move("create and stay", to: "provisioning"),
      Lifecycle.Move(
        "start", from: ["stopped", "error"], to: "starting",
        then: .after(.milliseconds(1000), "running")),
      Lifecycle.Move(
        "stop", from: ["running", "provisioning", "starting"], to: "stopping",
        then: .after(.milliseconds(500), "stopped")),
      Lifecycle.Move(
        "restart", from: ["running"], to: "starting", then: .after(.milliseconds(1500), "running")),
      Lifecycle.Move(
        "destroy", from: all, to: "destroying", then: .after(.milliseconds(500), "destroyed")),
    ])
}

extension Computers {
  /// What else a new status brings: a machine the first time it runs; nothing is left of a computer
  /// that is destroyed.
  static func entered(
    _ id: String, _ status: String, _ db: borrowing Transaction
  ) throws(MiosaError) {
    switch status {
    case "running":
      guard var row = try db.find(ComputerRow.self, id) else { return }
      if row.vmID == nil {
        row.vmID = try db.token("vm", prefix: "vm_", .lowercase, length: 12)
      }
      try touch(&row, db)
    case "destroyed":
      try db.retire(kind, id)
      try db.delete(ComputerRow.self, id)
    default: break
    }
  }

  /// Notes activity, and plans the stop that comes when none follows.
  static func touch(
    _ row: inout ComputerRow, _ db: borrowing Transaction
  ) throws(MiosaError) {
    row.lastActiveAt = db.now
    _ = try db.update(row, key: row.id)
    try planAutoStop(row, db)
  }

  /// Plans the stop of a running computer after its idle time, counted from when it was last
  /// active.
  static func planAutoStop(
    _ row: ComputerRow, _ db: borrowing Transaction
  ) throws(MiosaError) {
    guard row.status == "running" else { return }
    guard row.autoStopSeconds > 0 else { return try db.unplan(kind, row.id) }
    let due = row.lastActiveAt + .seconds(row.autoStopSeconds)
    try db.plan("stop", of: kind, row.id, at: max(due, db.now))
  }
}
