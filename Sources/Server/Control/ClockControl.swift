import Simulation
import Wire

extension ControlPlane {
  static func clock(
    _ call: ControlCall<NoInput>, _ control: ControlPlane
  ) async throws(Problem) -> ClockReport {
    await ClockReport(try call.world(of: control))
  }

  static func advanceClock(
    _ call: ControlCall<AdvanceClock>, _ control: ControlPlane
  ) async throws(Problem) -> ClockReport {
    let world = try call.world(of: control)
    let duration = call.input.by.duration
    guard await world.now + duration <= .distantFuture else { throw .endOfTime }
    let transitions = try await Problem.attempt { try await world.advance(by: duration) }
    return await ClockReport(world, transitions)
  }

  static func setClock(
    _ call: ControlCall<SetClock>, _ control: ControlPlane
  ) async throws(Problem) -> ClockReport {
    let world = try call.world(of: control)
    let instant = call.input.to
    let transitions = try await Problem.attempt { try await world.setClock(to: instant) }
    guard let transitions else {
      let now = await world.now.iso8601(.microseconds)
      throw Problem(
        409, "a clock only goes forward",
        "the clock of world '\(world.name)' is at \(now), and \(instant.iso8601(.microseconds)) "
          + "has passed; reset a world to begin anew",
        pointer: "/to")
    }
    return await ClockReport(world, transitions)
  }

  static func freezeClock(
    _ call: ControlCall<NoInput>, _ control: ControlPlane
  ) async throws(Problem) -> ClockReport {
    try await change(call.world(of: control), to: .frozen)
  }

  static func resumeClock(
    _ call: ControlCall<NoInput>, _ control: ControlPlane
  ) async throws(Problem) -> ClockReport {
    try await change(call.world(of: control), to: .real)
  }

  static func scaleClock(
    _ call: ControlCall<ScaleClock>, _ control: ControlPlane
  ) async throws(Problem) -> ClockReport {
    try await change(call.world(of: control), to: .scaled(call.input.factor.value))
  }

  private static func change(
    _ world: World, to mode: SimulatedClock.Mode
  ) async throws(Problem) -> ClockReport {
    try await Problem.attempt { try await world.setClock(mode: mode) }
    return await ClockReport(world)
  }
}

/// The body of `POST clock/advance`.
struct AdvanceClock: RequestBody {
  let by: SpelledDuration
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
  fileprivate static let endOfTime = Problem(
    400, "the request is not valid", "a clock ends with the year 9999", pointer: "/by")

  /// Runs what may fail for want of a working database.
  static func attempt<Value>(_ body: () async throws -> Value) async throws(Problem) -> Value {
    do { return try await body() } catch let fault as StateFault {
      throw Problem(500, "the state directory cannot be used", fault.description)
    } catch {
      let fault = StoreFault(error)
      throw Problem(
        fault.kind == .diskFull ? 507 : 500, "the database could not do its part", fault.message)
    }
  }
}
