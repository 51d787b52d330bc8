import Simulation
import Wire

/// A button of the mouse. The middle one is the SDK's; documents name the outer two.
enum MouseButton: String, WireEnum {
  case left, right, middle
}

/// The body of `POST /computers/{id}/click`.
struct MouseClick: RequestBody {
  let x: Count<0, 65_535>
  let y: Count<0, 65_535>
  let button: MouseButton?
  let double: Bool?
}

/// A click with what was clicked. [E3]
struct ClickDone: ReplyBody {
  let x: Int
  let y: Int
  let button: MouseButton
  let isDouble: Bool

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("success", true)
      json.field("action", isDouble ? "double_click" : "click")
      json.field("details") { json in
        json.field("x", x)
        json.field("y", y)
        json.field("button", button)
        json.field("double", isDouble)
      }
    }
  }
}

/// The body of `POST /computers/{id}/drag`.
struct MouseDrag: RequestBody {
  let startX: Int
  let startY: Int
  let endX: Int
  let endY: Int
  let button: MouseButton?
  let duration: Double?

  enum CodingKeys: String, CodingKey {
    case startX = "start_x"
    case startY = "start_y"
    case endX = "end_x"
    case endY = "end_y"
    case button, duration
  }
}

/// The body of `POST /computers/{id}/scroll`; the place is the SDK's.
struct Scroll: RequestBody {
  enum Direction: String, WireEnum { case up, down }

  let direction: Direction
  let amount: Count<1, 65_535>?
  let x: Count<0, 65_535>?
  let y: Count<0, 65_535>?
}

/// The body of `POST /computers/{id}/move`, which moves the pointer; `PATCH` moves the computer.
/// [SDK: prompt.py]
struct MouseMove: RequestBody {
  let x: Count<0, 65_535>
  let y: Count<0, 65_535>
}

extension Desktops {
  static func mouseClick(
    _ call: Call<MouseClick>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Eventually<ClickDone> {
    try act(on: computer, db) { (desktop) throws(OrgoError) in
      let input = call.input
      let done = ClickDone(
        x: input.x.value, y: input.y.value, button: input.button ?? .left,
        isDouble: input.double ?? false)
      try note(
        done.isDouble ? "double_click" : "click", "\(done.x),\(done.y) \(done.button.rawValue)",
        on: desktop, db, pointer: (done.x, done.y))
      return done
    }
  }

  static func mouseDrag(
    _ call: Call<MouseDrag>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Eventually<ActionDone> {
    try act(on: computer, db) { (desktop) throws(OrgoError) in
      let input = call.input
      try note(
        "drag", "\(input.startX),\(input.startY) to \(input.endX),\(input.endY)", on: desktop,
        db, pointer: (input.endX, input.endY))
      return ActionDone(action: "drag")
    }
  }

  /// On Linux the pointer goes to the place first, with 0 for an axis left out; Windows scrolls
  /// where the pointer is and refuses a place. [SDK: client.py]
  static func scroll(
    _ call: Call<Scroll>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Eventually<ActionDone> {
    try act(on: computer, db) { (desktop) throws(OrgoError) in
      let input = call.input
      let hasPlace = input.x != nil || input.y != nil
      guard desktop.os == .linux || !hasPlace else {
        throw OrgoError(.invalid, "x and y are not supported on Windows")
      }
      try note(
        "scroll", "\(input.direction.rawValue) \(input.amount?.value ?? 3)", on: desktop, db,
        pointer: hasPlace ? (input.x?.value ?? 0, input.y?.value ?? 0) : nil)
      return ActionDone(action: "scroll")
    }
  }

  static func mouseMove(
    _ call: Call<MouseMove>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Eventually<ActionDone> {
    try act(on: computer, db) { (desktop) throws(OrgoError) in
      let place = (call.input.x.value, call.input.y.value)
      try note("move", "\(place.0),\(place.1)", on: desktop, db, pointer: place)
      return ActionDone(action: "move")
    }
  }
}
