import Simulation
import VirtualComputer
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
  /// How long a command may take, in seconds, unless the request says otherwise. [E2 bash]
  private static let commandLimit = 200
  /// How long a program may take, in seconds, unless the request says otherwise. [E2 exec]
  private static let programLimit = 10

  static func executeBash(
    _ call: Call<ExecuteBash>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Eventually<BashDone> {
    try act(on: computer, db) { (desktop) throws(OrgoError) in
      let command = call.input.command
      var machine = try desktop.machine(db)
      var request = SimulatedComputer.Call(ByteString(command))
      request.limit = .seconds(call.input.timeout?.value ?? commandLimit)
      let outcome = machine.run(request)
      try machine.keep(as: desktop.id, db)
      if let refusal = outcome.refusal { db.remark(refusal.diagnosis) }
      try note("bash", command, on: desktop, db)
      let failed = outcome.status != 0 && db.settings[bashSuccess] == .exitCode
      return BashDone(
        isSuccess: !failed, output: outcome.output().text,
        exitCode: db.settings[bashSuccess] == .zero ? 0 : Int(outcome.status), command: command,
        error: failed ? "Command exited with code \(outcome.status)" : nil)
    }
  }

  static func executePython(
    _ call: Call<ExecutePython>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Eventually<Reply<PythonDone>> {
    try act(on: computer, db) { (desktop) throws(OrgoError) in
      let code = call.input.code
      let limit = call.input.timeout?.value ?? programLimit
      let machine = try desktop.machine(db)
      let run = PythonOutcome.run(code, in: machine.home.text, limit: .seconds(limit))
      try note("exec", code, on: desktop, db)
      var done = PythonDone(
        output: run.output.text, error: run.exception?.message, errorType: run.exception?.type,
        isTimeout: run.isTimedOut)
      if let refusal = run.refusal {
        db.remark(refusal.diagnosis)
        done = PythonDone(
          output: "",
          error: "understudy does not run Python: line \(refusal.line ?? 1): "
            + refusal.what.text, errorType: "NotSimulated", isTimeout: false)
      } else if run.isTimedOut {
        done = PythonDone(
          output: run.output.text, error: "Execution timed out after \(limit) seconds",
          errorType: "TimeoutError", isTimeout: true)
      }
      return Reply(done, as: done.errorType == nil ? .ok : .ok("program failed"))
    }
  }
}

extension ComputerRow {
  /// The machine behind a computer, as its last command left it.
  func machine(_ db: borrowing Transaction) throws(OrgoError) -> SimulatedComputer {
    let user = db.settings[Desktops.computerUser]
    var machine = try SimulatedComputer(
      stored: id, seed: Identifiers.bits(seed: 0, kind: instanceID, ordinal: 0), db)
    machine.hostname = ByteString(instanceID)
    machine.user = ByteString(user.rawValue)
    machine.home = user == .root ? "/root" : "/home/user"
    return machine
  }
}

/// The user that commands run as.
enum ComputerUser: String, WireEnum {
  case user
  case root
}

/// What `success` of a command says.
enum BashSuccess: String, WireEnum {
  case always
  case exitCode = "exit_code"
  /// As `always`, and `exit_code` is 0 for every command. [obs]
  case zero
}
