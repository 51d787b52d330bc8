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
  /// In the order in which they came to pass; the first of them where there are many.
  let transitions: [TransitionReport]
  /// How many there were.
  let count: Int

  static let usualLimit = 1_000

  init(
    _ world: World, _ transitions: [Transition] = [], limit: Int? = nil
  ) async throws(Problem) {
    let (mode, now, nextDue) = try await Problem.attempt { try await world.clockReading() }
    self.world = world.name
    self.now = now
    self.mode = mode.name
    factor = mode.rate
    self.nextDue = nextDue
    self.transitions = transitions.prefix(limit ?? Self.usualLimit).map(TransitionReport.init)
    count = transitions.count
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("world", world)
      json.field("now", now.iso8601(.microseconds))
      json.field("mode", mode)
      json.field("factor", factor)
      json.field("next_due", nextDue?.iso8601(.microseconds))
      json.field("transitions", transitions)
      json.field("count", count)
      json.field("omitted", count - transitions.count)
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
