import Simulation
import Wire

/// What actions on a computer's desktop share: they need it running, and they leave a trace.
extension Orgo {
  /// The computer as an action finds it: nil while it is on its way to running, for the action
  /// waits then; a suspended one resumes. Any other is 400. [README: acts right after the
  /// constructor] [E2 auto-stop guide] [E3 for the error]
  static func desktop(
    of computer: ComputerRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> ComputerRow? {
    switch computer.status {
    case "running": return computer
    case "suspended":
      try db.begin("resume", of: computerResource, computer.id)
      return try reloaded(computer, db)
    case let state where ComputerLifecycle.booting.contains(state): return nil
    default:
      throw OrgoError(.notAvailable, diagnosis: "the computer is \(computer.status)")
    }
  }

  /// When to look again at a computer that is on its way to running; nil where only a change tells.
  static func nextLook(
    at computer: ComputerRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Instant? {
    try db.due(computerResource.name, computer.id)
  }

  /// Notes an action, which later screenshots show, and begins the idle time anew.
  static func note(
    _ action: String, _ summary: String, on computer: ComputerRow, _ db: borrowing Transaction,
    pointer: (x: Int, y: Int)? = nil
  ) throws(OrgoError) {
    try db.add(
      ActionRow(
        id: try db.ordinal("action"), computerID: computer.id, at: db.now, action: action,
        summary: String(summary.prefix(Scene.longestLine))))
    if let pointer {
      let screen = computer.resolution
      _ = try db.execute(
        "UPDATE computers SET pointer_x = ?, pointer_y = ? WHERE id = ?",
        min(max(pointer.x, 0), screen.width - 1), min(max(pointer.y, 0), screen.height - 1),
        computer.id)
    }
    if computer.autoStopMinutes > 0 { try planSuspension(of: computer.id, db) }
  }
}
