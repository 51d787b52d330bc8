import Simulation
import Wire

/// The body of `POST /computers/{id}/bash`. [E1, E2; `timeout`: E3]
struct ExecuteBash: RequestBody {
  let command: String
  let timeout: Count<1, 3600>?
}

/// What a command printed. `success` is true for every exit code [E3]; the service was seen
/// to say false for a command that failed, and to add `error` [obs]: setting `bash_success`.
struct BashDone: ReplyBody {
  let isSuccess: Bool
  let output: String
  let exitCode: Int
  let command: String
  var error: String?

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("success", isSuccess)
      json.field("action", "bash")
      json.field("command", command)
      json.field("output", output)
      json.field("exit_code", exitCode)
      json.field(ifPresent: "error", error)
    }
  }
}

extension Orgo {
  static func executeBash(
    _ call: Call<ExecuteBash>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Eventually<BashDone> {
    guard let desktop = try desktop(of: computer, db) else {
      return .wait(until: try nextLook(at: computer, db))
    }
    let command = call.input.command
    var shell = Shell(
      host: desktop.instanceID, now: db.now, disk: try disk(of: desktop, db),
      timeout: call.input.timeout?.value ?? 200)
    let (output, exitCode) = shell.run(command)
    try keep(shell.disk, of: desktop, db)
    try note("bash", command, on: desktop, db)
    let failed = exitCode != 0 && db.settings[bashSuccess] == .exitCode
    return .now(
      BashDone(
        isSuccess: !failed, output: output, exitCode: exitCode, command: command,
        error: failed ? "Command exited with code \(exitCode)" : nil))
  }
}
