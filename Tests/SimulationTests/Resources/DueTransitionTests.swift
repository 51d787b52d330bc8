import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

/// Moves that come due are applied in order, each at its own instant.
@Suite struct DueTransitionTests {
  @Test func `every step happens at its own instant, however late anybody asks`() async throws {
    let world = try TestWorld.shop()
    let lamp = try await world.makeLamp("a")
    try await world.begin("light", lamp)
    let transitions = try await world.advance(by: .seconds(30 * 86400))
    #expect(transitions.map(\.to) == ["on", "bright"])
    #expect(
      transitions.map(\.at) == [TestWorld.start + .seconds(2), TestWorld.start + .seconds(5)])
    #expect(transitions.map(\.from) == ["warming", "on"])
    let shown = await world.send(.get, "/v1/lamps/\(lamp)")
    #expect(shown["/updated_at"] == "2026-05-17T10:00:05Z")
  }

  @Test func `moves of several things are applied in the order of their instants`() async throws {
    let world = try TestWorld.shop()
    let first = try await world.makeLamp("first")
    let second = try await world.makeLamp("second")
    try await world.begin("light", first)
    try await world.advance(by: .seconds(1))
    try await world.begin("light", second)
    let transitions = try await world.advance(by: .seconds(60))
    #expect(transitions.map(\.key) == [first, second, first, second])
    #expect(transitions.map(\.at) == transitions.map(\.at).sorted())
  }

  @Test func `things due at one instant keep the order in which they were planned`() async throws {
    let world = try TestWorld.shop()
    var lamps: [String] = []
    for number in 1...9 { lamps.append(try await world.makeLamp("lamp \(number)")) }
    for lamp in lamps { try await world.begin("light", lamp) }
    let transitions = try await world.advance(by: .seconds(2))
    #expect(transitions.map(\.key) == lamps)
  }

  @Test func `what is due exactly now has happened`() async throws {
    let world = try TestWorld.shop()
    let lamp = try await world.makeLamp("a")
    try await world.begin("light", lamp)
    try await world.advance(by: .milliseconds(1999))
    #expect(await world.state(of: lamp) == "warming")
    try await world.advance(by: .milliseconds(1))
    #expect(await world.state(of: lamp) == "on")
  }

  @Test func `asking late finds the same as asking often`() async throws {
    let patient = try TestWorld.shop()
    let curious = try TestWorld.shop()
    let lamp = try await patient.makeLamp("a")
    #expect(try await curious.makeLamp("a") == lamp)
    try await patient.begin("light", lamp)
    try await curious.begin("light", lamp)
    for _ in 0..<20 {
      try await curious.advance(by: .milliseconds(500))
      _ = await curious.state(of: lamp)
    }
    try await patient.advance(by: .seconds(10))
    let path = "/v1/lamps/\(lamp)"
    #expect(await patient.send(.get, path).body == (await curious.send(.get, path)).body)
  }

  @Test func `the next due instant is known, and none when nothing is planned`() async throws {
    let world = try TestWorld.shop()
    let lamp = try await world.makeLamp("a")
    #expect(await world.world.nextDue == nil)
    try await world.begin("light", lamp)
    #expect(await world.world.nextDue == TestWorld.start + .seconds(2))
    try await world.advance(by: .seconds(2))
    #expect(await world.world.nextDue == TestWorld.start + .seconds(5))
    try await world.advance(by: .seconds(3))
    #expect(await world.world.nextDue == nil)
  }

  @Test func `a fork lists what its origin has planned`() async throws {
    let world = try TestWorld.shop()
    let lamp = try await world.makeLamp("a")
    try await world.begin("light", lamp)
    let fork = try await world.world.fork(named: "fork")
    #expect(await fork.nextDue == TestWorld.start + .seconds(2))
    #expect(try await fork.advance(by: .seconds(10)).map(\.to) == ["on", "bright"])
    #expect(await world.world.nextDue == TestWorld.start + .seconds(2))
  }

  @Test func `setting the world's clock backwards is refused and moves nothing`() async throws {
    let world = try TestWorld.shop()
    let lamp = try await world.makeLamp("a")
    try await world.begin("light", lamp)
    #expect(try await world.world.setClock(to: TestWorld.start - .seconds(1)) == nil)
    #expect(await world.world.now == TestWorld.start)
    let transitions = try await world.world.setClock(to: TestWorld.start + .seconds(2))
    #expect(transitions?.map(\.to) == ["on"])
  }
}
