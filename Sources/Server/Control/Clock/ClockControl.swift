import HTTPTypes
import Simulation
import Storage
import Wire

/// `/clock`: a world's time.
enum ClockControl {
  static let operations: [ControlOperation] = [
    .operation(.get, "/clock", "Read a world's clock", id: "getClock", about: .world, by: clock),
    .operation(
      .post, "/clock/advance", "Move a world's clock forward by a duration", id: "advanceClock",
      about: .world, by: advanceClock),
    .operation(
      .post, "/clock/set", "Move a world's clock forward to an instant", id: "setClock",
      about: .world, by: setClock),
    .operation(
      .post, "/clock/freeze", "Stop a world's clock", id: "freezeClock", about: .world,
      by: freezeClock),
    .operation(
      .post, "/clock/resume", "Let a world's clock run as fast as time does", id: "resumeClock",
      about: .world, by: resumeClock),
    .operation(
      .post, "/clock/scale", "Let a world's clock run so many times as fast", id: "scaleClock",
      about: .world, by: scaleClock),
  ]

  static func clock(
    _ call: ControlCall<NoInput>, _ control: ControlContext
  ) async throws(Problem) -> ClockReport {
    try await ClockReport(try call.world(of: control))
  }

  static func advanceClock(
    _ call: ControlCall<QueryAndBody<ClockQuery, AdvanceClock>>, _ control: ControlContext
  ) async throws(Problem) -> ClockReport {
    let body = call.input.body
    let limit = call.input.query.limit?.value
    switch (body.by?.duration, body.until) {
    case (let duration?, nil):
      guard body.within == nil else { throw .withinAlone }
      let world = try call.world(of: control)
      guard await world.now + duration <= SimulatedClock.end else { throw .endOfTime("/by") }
      let transitions = try await Problem.attempt { try await world.advance(by: duration) }
      return try await ClockReport(world, transitions, limit: limit)
    case (nil, let target?):
      let world = try call.world(of: control)
      let transitions = try await control.advance(world, until: target, within: body.within)
      return try await ClockReport(world, transitions, limit: limit)
    case (nil, nil), (.some, .some): throw .oneOfByAndUntil(isBoth: body.by != nil)
    }
  }

  static func setClock(
    _ call: ControlCall<QueryAndBody<ClockQuery, SetClock>>, _ control: ControlContext
  ) async throws(Problem) -> ClockReport {
    let world = try call.world(of: control)
    let instant = call.input.body.to
    guard instant <= SimulatedClock.end else { throw .endOfTime("/to") }
    let transitions = try await Problem.attempt { try await world.setClock(to: instant) }
    guard let transitions else {
      let now = await world.now.iso8601(.microseconds)
      throw Problem(
        409, "a clock only goes forward",
        "the clock of world '\(world.name)' is at \(now), and \(instant.iso8601(.microseconds)) "
          + "has passed; reset a world to begin anew",
        pointer: "/to")
    }
    return try await ClockReport(world, transitions, limit: call.input.query.limit?.value)
  }

  static func freezeClock(
    _ call: ControlCall<NoInput>, _ control: ControlContext
  ) async throws(Problem) -> ClockReport {
    try await change(call.world(of: control), to: .frozen)
  }

  static func resumeClock(
    _ call: ControlCall<NoInput>, _ control: ControlContext
  ) async throws(Problem) -> ClockReport {
    try await change(call.world(of: control), to: .real)
  }

  static func scaleClock(
    _ call: ControlCall<ScaleClock>, _ control: ControlContext
  ) async throws(Problem) -> ClockReport {
    try await change(call.world(of: control), to: .scaled(call.input.factor.value))
  }

  private static func change(
    _ world: World, to mode: SimulatedClock.Mode
  ) async throws(Problem) -> ClockReport {
    let transitions = try await Problem.attempt { try await world.setClock(mode: mode) }
    return try await ClockReport(world, transitions)
  }
}

/// The query of what moves a clock.
struct ClockQuery: RequestQuery {
  /// How much of what came to pass is listed; 1,000 where it is missing.
  let limit: Count<0, 100_000>?
}

/// The body of `POST clock/advance`: how far, or until what.
struct AdvanceClock: RequestBody {
  let by: SpelledDuration?
  let until: AwaitedState?
  /// How far the clock may go until that comes; 30 days where it is missing.
  let within: SpelledDuration?
}

/// The body of `POST clock/set`.
struct SetClock: RequestBody {
  let to: Instant
}

/// The body of `POST clock/scale`.
struct ScaleClock: RequestBody {
  let factor: ClockFactor
}

extension Problem {
  fileprivate static func endOfTime(_ pointer: String) -> Problem {
    Problem(400, "the request is not valid", "a clock ends with the year 9999", pointer: pointer)
  }

  fileprivate static let withinAlone = Problem(
    400, "the request is not valid", "'within' bounds 'until'; 'by' says how far by itself",
    pointer: "/within")

  fileprivate static func oneOfByAndUntil(isBoth: Bool) -> Problem {
    Problem(
      400, "the request is not valid",
      isBoth
        ? "a clock is moved by a duration or until a state, not both"
        : "say how far ('by', such as 2s) or until what ('until', a thing and its state)",
      pointer: isBoth ? "/until" : "/by", expected: ["by", "until"])
  }
}
