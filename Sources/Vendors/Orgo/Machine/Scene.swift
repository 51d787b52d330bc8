import Simulation
import Wire

/// What a screen shows at a moment: the computer's name and state, the pointer, the last actions.
///
/// It is stored in place of the picture, which is drawn from it on every read.
struct Scene: WireInput, WireOutput, Hashable {
  let width: Int
  let height: Int
  let name: String
  let state: String
  let taken: String
  let pointerX: Int
  let pointerY: Int
  /// The last actions, oldest first.
  let actions: [String]

  /// How many actions a screen has room for, and how much of one.
  static let lines = 24
  static let longestLine = 200

  init(of computer: ComputerRow, _ actions: [ActionRow], at now: Instant) {
    width = computer.resolution.width
    height = computer.resolution.height
    name = computer.name
    state = computer.status
    taken = now.iso8601(.seconds)
    pointerX = computer.pointerX
    pointerY = computer.pointerY
    self.actions = actions.map { "\($0.action) \($0.summary)" }
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("width", width)
      json.field("height", height)
      json.field("name", name)
      json.field("state", state)
      json.field("taken", taken)
      json.field("pointerX", pointerX)
      json.field("pointerY", pointerY)
      json.field("actions", actions)
    }
  }

  /// The picture, as the bytes of a PNG file.
  var picture: [UInt8] {
    var canvas = Canvas(width: width, height: height)
    canvas.fill(x: 0, y: 0, width: width, height: 32, .paper)
    canvas.write("Orgo desktop: \(name)", x: 12, y: 8, scale: 3, .ink)
    let facts = [
      "state   \(state)", "screen  \(width)x\(height)", "pointer \(pointerX),\(pointerY)",
      "time    \(taken)",
    ]
    for (row, fact) in facts.enumerated() {
      canvas.write(fact, x: 24, y: 56 + row * 24, scale: 3, .paper)
    }
    for (row, action) in actions.enumerated() {
      let line = action.split(separator: "\n", omittingEmptySubsequences: false).first ?? ""
      canvas.write("> \(line)", x: 24, y: 176 + row * 20, scale: 2, .paper)
    }
    canvas.point(atX: pointerX, y: pointerY)
    return canvas.file
  }
}
