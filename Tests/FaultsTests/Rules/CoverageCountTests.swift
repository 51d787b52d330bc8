import Faults
import HTTPTypes
import Simulation
import SimulationTesting
import Telemetry
import Testing
import Wire

/// What counts: an answer that a rule has decided is neither a read nor evidence.
struct CoverageCountTests {
  private static let lamp = "/v1/lamps/lamp-demo"

  /// A lamp that is on once it has been read three times.
  private func lamp(_ faults: String) async throws -> TestWorld {
    let world = try ScriptedWorld.shop("faults:\n" + faults)
    let startedAt = await world.send(.post, "\(Self.lamp):move", json: ["move": "look"])
    #expect(startedAt.status == 200)
    return world
  }

  /// The state of the lamp, from the list: that is no read.
  private func state(_ world: TestWorld) async -> JSON? {
    await world.send(.get, "/v1/lamps")["/lamps/0/state"]
  }

  @Test(arguments: [
    "{error: not_found}", "{status: 500}", "{connection: reset, at: mid_body}",
    "{connection: close_early}", "{connection: garbage, applied: true}",
  ])
  func `an answer that a rule gives or breaks is no read`(_ then: String) async throws {
    let world = try await lamp(
      "  - {name: lost, match: {operation: getLamp}, when: {calls: 1-4}, then: \(then)}")
    for _ in 1...6 { _ = await world.send(.get, Self.lamp) }
    #expect(await state(world) == "warming")
    _ = await world.send(.get, Self.lamp)
    #expect(await state(world) == "on")
  }

  @Test func `a genuine answer that a rule shapes is a read`() async throws {
    let world = try await lamp(
      "  - {name: odd, match: {operation: getLamp}, then: {delay: 1ms, patch: {odd: true}, slow_headers: 1s}}"
    )
    for _ in 1...3 { _ = await world.send(.get, Self.lamp) }
    #expect(await state(world) == "on")
  }

  @Test func `a read by another name of a thing is a read of it`() async throws {
    let world = try await lamp(
      "  - {name: unused, match: {operation: getStatus}, then: {delay: 1ms}}")
    for path in ["/v1/lamps/name:demo", Self.lamp, "/v1/lamps/name:demo"] {
      #expect(await world.send(.get, path).status == 200)
    }
    #expect(await state(world) == "on")
  }

  @Test(arguments: [
    ("{error: broken}", "getLamp"), ("{connection: reset, at: mid_body}", "getLamp"),
    ("{connection: garbage}", "getLamp"), ("{status: 500}", ""),
  ])
  func `an answer that a rule gives or breaks is no coverage`(
    _ then: String, _ operation: String
  ) async throws {
    let world = try ScriptedWorld.shop("faults: [{name: lost, then: \(then)}]")
    _ = await world.send(.get, operation.isEmpty ? "/v1/nothing" : Self.lamp)
    #expect(world.world.counters.counts.isEmpty)
    #expect(world.entries.last?.fault?.decidedBy == "lost")
  }
}
