import HTTPTypes
import SimulationTesting
import Testing
import Wire

@testable import Simulation

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

  @Test func `reading the clock applies what is due first`() async throws {
    let world = try TestWorld([Vendor(Shop.self)], clock: .real)
    let lamp = try await world.makeLamp("a")
    try await world.begin("light", lamp)
    world.wall.move(by: .seconds(3))
    let reading = try await world.world.clockReading()
    #expect(reading.now == TestWorld.start + .seconds(3))
    #expect(reading.nextDue == TestWorld.start + .seconds(5))
    let fork = try await world.world.fork(named: "fork")
    world.wall.move(by: .seconds(3))
    #expect(try await fork.clockReading().nextDue == nil)
  }

  @Test func `what a request or a reading of the clock applied is reported by the next move, once`()
    async throws
  {
    let world = try TestWorld([Vendor(Shop.self)], clock: .real)
    let lamp = try await world.makeLamp("a")
    try await world.begin("light", lamp)
    world.wall.move(by: .seconds(3))
    #expect(await world.state(of: lamp) == "on")
    world.wall.move(by: .seconds(3))
    _ = try await world.world.clockReading()
    let transitions = try await world.world.setClock(mode: .frozen)
    #expect(transitions.map(\.to) == ["on", "bright"])
    #expect(
      transitions.map(\.at) == [TestWorld.start + .seconds(2), TestWorld.start + .seconds(5)])
    #expect(try await world.advance(by: .seconds(9)).isEmpty)
  }

  @Test func `a move that came with a read is reported by the next move of the clock`()
    async throws
  {
    let world = try TestWorld.shop()
    let lamp = try await world.makeLamp("a")
    try await world.begin("look", lamp)
    for _ in 1...3 { _ = await world.send(.get, "/v1/lamps/\(lamp)") }
    #expect(try await world.advance(by: .seconds(1)).map(\.to) == ["on"])
  }

  @Test func `what ended while no clock was moved is reported by the next move, once`()
    async throws
  {
    let world = try TestWorld([Vendor(Shop.self)], clock: .real)
    _ = await world.send(
      .post, "/v1/lamps", headers: [ShopHeaders.once: "k"], json: ["name": "a"])
    world.wall.move(by: .seconds(25 * 3600))
    #expect(try await world.world.setClock(mode: .frozen).map(\.resource) == ["idempotency_key"])
    #expect(try await world.world.setClock(mode: .real).isEmpty)
  }

  @Test func `of what nobody asks for the latest is kept`() {
    var unreported = UnreportedTransitions(since: TestWorld.start)
    for number in 1...40_000 {
      unreported.add([
        Transition(
          vendor: "shop", resource: "lamp", key: "\(number)", from: nil, to: "on",
          at: TestWorld.start, kind: .step)
      ])
    }
    #expect((10_000...15_000).contains(unreported.transitions.count))
    #expect(unreported.transitions.last?.key == "40000")
  }

  @Test func `a reset and a restore report nothing of what they took away`() async throws {
    let world = try TestWorld([Vendor(Shop.self)], clock: .real)
    let image = try await world.world.image()
    for takesAway in [{ try await world.world.reset() }, { try await world.world.restore(image) }] {
      let lamp = try await world.makeLamp("a")
      try await world.begin("light", lamp)
      world.wall.move(by: .seconds(3))
      _ = await world.state(of: lamp)
      try await takesAway()
      #expect(try await world.advance(by: .seconds(9)).isEmpty)
    }
  }
}
