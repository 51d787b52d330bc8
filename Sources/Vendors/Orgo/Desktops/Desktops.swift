import HTTPTypes
import Simulation
import Wire

/// What an agent sees and does on a computer's desktop. Actions need the computer running, and they
/// leave a trace.
enum Desktops: OrgoResource {
  private static let desktop = group(
    "/api/computers", about: "desktop", tier: 2, source: .openAPI, fails: .invalid, .notAvailable
  ).on(ComputerRow.self, at: "/{id}")

  static let routes: [Route] = [
    desktop(
      .get, "/screenshot", "Take screenshot", id: "getScreenshot", about: "screenshot",
      by: Screenshots.getScreenshot),
    desktop(.post, "/click", "Click mouse", id: "mouseClick", about: "click", by: mouseClick),
    desktop(.post, "/drag", "Drag mouse", id: "mouseDrag", about: "drag", by: mouseDrag),
    desktop(.post, "/type", "Type text", id: "typeText", about: "type", by: typeText),
    desktop(.post, "/key", "Press key", id: "pressKey", about: "key", by: pressKey),
    desktop(.post, "/scroll", "Scroll", id: "scroll", about: "scroll", by: scroll),
    desktop(.post, "/wait", "Wait", id: "wait", about: "wait", by: wait),
    desktop(
      .post, "/move", "Move mouse", id: "mouseMove", about: "move", by: mouseMove,
      source: .sdk("prompt.py")),
    desktop(.post, "/bash", "Execute bash", id: "executeBash", about: "bash", by: executeBash),
    desktop(
      .post, "/exec", "Execute Python", returns: .ok, .ok("program failed"), id: "executePython",
      about: "exec", by: executePython),
  ]

  static let bashSuccess = Setting(
    "bash_success", default: BashSuccess.always,
    why: "documents say true whatever the exit code; the service was seen to say false",
    vendor: "was seen to say `false` after a command that failed")

  static let computerUser = Setting(
    "computer_user", default: ComputerUser.user,
    why: "pages show /home/user; newer ones, and uploads, use /root",
    vendor: "shows `/home/user` on some pages and `/root/Desktop` on others")

  /// Does something on a computer's desktop as soon as it runs: while it is on its way there, the
  /// request waits; a suspended one resumes. [README: acts right after the constructor]
  static func act<Output: OperationOutput>(
    on computer: ComputerRow, _ db: borrowing Transaction,
    _ action: (ComputerRow) throws(OrgoError) -> Output
  ) throws(OrgoError) -> Eventually<Output> {
    guard let desktop = try desktop(of: computer, db) else {
      return .wait(until: try db.due(Computers.kind.name, computer.id))
    }
    return .now(try action(desktop))
  }

  /// The computer as an action finds it: nil while it is on its way to running. Any that does not
  /// run is 400. [E2 auto-stop guide] [E3 for the error]
  private static func desktop(
    of computer: ComputerRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> ComputerRow? {
    switch computer.status {
    case "running": return computer
    case "suspended":
      try db.begin("resume", of: Computers.kind, computer.id)
      return try computer.reloaded(db)
    case let state where ComputerLifecycle.booting.contains(state): return nil
    default:
      throw OrgoError(.notAvailable, diagnosis: "the computer is \(computer.status)")
    }
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
    if computer.autoStopMinutes > 0 { try Computers.planSuspension(of: computer.id, db) }
  }
}

/// `{"success": true, "action": "key"}`. [E3; E1 and E2 show `success` only]
struct ActionDone: ReplyBody {
  let action: String

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("success", true)
      json.field("action", action)
    }
  }
}
