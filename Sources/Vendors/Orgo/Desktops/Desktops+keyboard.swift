import Simulation
import Wire

/// The body of `POST /computers/{id}/type`.
struct TypeText: RequestBody {
  let text: String
}

/// The body of `POST /computers/{id}/key`: `Enter`, `ctrl+c`, or a name of X11.
struct PressKey: RequestBody {
  let key: NonEmptyText
}

/// Seconds to wait: 0 to 60.
struct WaitSeconds: WireScalar {
  let value: Double

  static var schema: Schema { Schema(.number(min: 0, max: 60)) }

  static var sample: WaitSeconds { WaitSeconds(value: 1) }

  static func parse(_ json: JSON) -> Result<WaitSeconds, Violation.Rule> {
    guard let number = json.doubleValue else { return .failure(.type(expected: "number")) }
    if number < 0 { return .failure(.tooSmall(0)) }
    if number > 60 { return .failure(.tooLarge(60)) }
    return .success(WaitSeconds(value: number))
  }

  func write(to json: inout JSONWriter) { json.value(value) }
}

/// The body of `POST /computers/{id}/wait`; the service itself wants `seconds`, which is read as
/// `duration`. [E1, E2] [obs]
struct Wait: RequestBody {
  let duration: WaitSeconds
}

extension Desktops {
  static func typeText(
    _ call: Call<TypeText>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Eventually<ActionDone> {
    try act(on: computer, db) { (desktop) throws(OrgoError) in
      try note("type", call.input.text, on: desktop, db)
      return ActionDone(action: "type")
    }
  }

  static func pressKey(
    _ call: Call<PressKey>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Eventually<ActionDone> {
    try act(on: computer, db) { (desktop) throws(OrgoError) in
      try note("key", call.input.key.value, on: desktop, db)
      return ActionDone(action: "key")
    }
  }

  /// Notes the wait and answers at once: an action takes no time of the world, and nothing is
  /// gained by sitting it out.
  static func wait(
    _ call: Call<Wait>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Eventually<ActionDone> {
    try act(on: computer, db) { (desktop) throws(OrgoError) in
      try note("wait", "\(call.input.duration.value) s", on: desktop, db)
      return ActionDone(action: "wait")
    }
  }
}
