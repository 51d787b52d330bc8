import Simulation
import Wire

/// A world's clock, and what came to pass when it was moved.
struct ClockReport: ReplyBody {
  let world: String
  let now: Instant
  let mode: String
  /// World seconds for each second of wall time.
  let factor: Double
  /// Nil where nothing is planned.
  let nextDue: Instant?
  /// In the order in which they came to pass.
  let transitions: [TransitionReport]

  init(_ world: World, _ transitions: [Transition] = []) async {
    let (mode, now) = await world.clockState
    self.world = world.name
    self.now = now
    self.mode = mode.name
    factor = mode.rate
    nextDue = await world.nextDue
    self.transitions = transitions.map(TransitionReport.init)
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("world", world)
      json.field("now", now.iso8601(.microseconds))
      json.field("mode", mode)
      json.field("factor", factor)
      json.field("next_due", nextDue?.iso8601(.microseconds))
      json.field("transitions", transitions)
    }
  }
}

extension SimulatedClock.Mode {
  /// The word for it in answers and on the command line.
  package var name: String {
    switch self {
    case .real: "real"
    case .scaled: "scaled"
    case .frozen: "frozen"
    }
  }
}
