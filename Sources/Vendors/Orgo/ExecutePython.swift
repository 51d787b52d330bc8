import Simulation
import Wire

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

extension Orgo {
  static func executePython(
    _ call: Call<ExecutePython>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Eventually<Reply<PythonDone>> {
    guard let desktop = try desktop(of: computer, db) else {
      return .wait(until: try nextLook(at: computer, db))
    }
    let code = call.input.code
    let run = PythonProgram(code, timeout: call.input.timeout?.value ?? 10).run()
    try note("exec", code, on: desktop, db)
    let done = PythonDone(
      output: run.output, error: run.fault?.message, errorType: run.fault?.type,
      isTimeout: run.fault?.isTimeout ?? false)
    return .now(Reply(done, as: run.fault == nil ? .ok : .ok("program failed")))
  }
}
