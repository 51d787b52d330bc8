import Faults
import Simulation
import Wire

/// One move for every kind of timing.
enum LampLifecycle {
  static let lifecycle = Lifecycle(
    states: ["off", "warming", "on", "bright", "broken"],
    billed: ["on", "bright"],
    exceptional: [Lifecycle.Edge("on", "broken")],
    moves: [
      Lifecycle.Move(
        "light", from: ["off"], to: "warming",
        then: Progression([
          .init(.after(.seconds(2)), [.init("on")]), .init(.after(.seconds(3)), [.init("bright")]),
        ])),
      Lifecycle.Move("switch", from: ["off"], to: "on"),
      Lifecycle.Move(
        "snap", from: ["off"], to: "warming",
        then: Progression([
          .init(.immediately, [.init("on")]), .init(.after(.seconds(1)), [.init("bright")]),
        ])),
      Lifecycle.Move(
        "try", from: ["off"], to: "warming",
        then: Progression([
          .init(.after(.seconds(1)), [.init("on", weight: 3), .init("broken", weight: 1)])
        ])),
      Lifecycle.Move(
        "look", from: ["off"], to: "warming",
        then: Progression([.init(.reads(3), [.init("on")])])),
      Lifecycle.Move(
        "drift", from: ["off"], to: "warming",
        then: Progression([
          .init(.distributed(.uniform(min: .seconds(1), max: .seconds(9))), [.init("on")])
        ])),
      Lifecycle.Move(
        "hold", from: ["off"], to: "warming",
        then: Progression([.init(.manually, [.init("on")])])),
      Lifecycle.Move("out", from: ["warming", "on", "bright", "broken"], to: "off"),
    ])
}

extension Lamps {
  /// A lamp in the cellar goes out as soon as it is on: an effect that voids the rest of a move.
  static func entered(
    _ id: String, _ state: String, _ db: borrowing Transaction
  ) throws(ShopError) {
    guard state == "on", let row = try db.find(LampRow.self, id), row.room == "cellar" else {
      return
    }
    try db.begin("out", of: kind, id)
  }
}
