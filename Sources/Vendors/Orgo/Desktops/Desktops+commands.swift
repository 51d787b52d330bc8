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

/// The body of `POST /computers/{id}/exec`. [E1, E2]
struct ExecutePython: RequestBody {
  let code: String
  let timeout: Count<1, 300>?
}

/// What a program printed. One that fails is a success of the route: status 200 and `success`
/// false. [E2, E3]
struct PythonDone: ReplyBody {
  let output: String
  let error: String?
  let errorType: String?
  let isTimeout: Bool

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("success", errorType == nil)
      json.field("output", output)
      json.field(ifPresent: "error", error)
      json.field(ifPresent: "error_type", errorType)
      json.field("timeout", isTimeout)
    }
  }
}

extension Desktops {
  static func executeBash(
    _ call: Call<ExecuteBash>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Eventually<BashDone> {
    try act(on: computer, db) { (desktop) throws(OrgoError) in
      let command = call.input.command
      var shell = Shell(
        host: desktop.instanceID, now: db.now, disk: try Disk(of: desktop, db),
        timeout: call.input.timeout?.value ?? 200)
      let (output, exitCode) = shell.run(command)
      try shell.disk.keep(of: desktop, db)
      try note("bash", command, on: desktop, db)
      let failed = exitCode != 0 && db.settings[bashSuccess] == .exitCode
      return BashDone(
        isSuccess: !failed, output: output, exitCode: exitCode, command: command,
        error: failed ? "Command exited with code \(exitCode)" : nil)
    }
  }

  static func executePython(
    _ call: Call<ExecutePython>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Eventually<Reply<PythonDone>> {
    try act(on: computer, db) { (desktop) throws(OrgoError) in
      let code = call.input.code
      let run = PythonProgram(code, timeout: call.input.timeout?.value ?? 10).run()
      try note("exec", code, on: desktop, db)
      let done = PythonDone(
        output: run.output, error: run.fault?.message, errorType: run.fault?.type,
        isTimeout: run.fault?.isTimeout ?? false)
      return Reply(done, as: run.fault == nil ? .ok : .ok("program failed"))
    }
  }
}

/// What `success` of a command says.
enum BashSuccess: String, WireEnum {
  case always
  case exitCode = "exit_code"
}
