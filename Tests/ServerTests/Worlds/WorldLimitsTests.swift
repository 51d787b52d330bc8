import HTTPTypes
import Server
import Simulation
import SimulationTesting
import Testing
import Wire

/// Which worlds a server lets go, and which it keeps.
@Suite(.timeLimit(.minutes(5))) struct WorldLimitsTests {
  private static let lamps = "/v1/lamps"

  private func shop(_ limits: WorldLimits) throws -> TestWorld {
    try TestWorld([Vendor(Shop.self)], limits: limits)
  }

  /// Makes a lamp in a world.
  private func use(_ world: TestWorld, _ names: String...) async {
    for name in names {
      _ = await world.send(.post, Self.lamps, json: ["name": "a"], inWorld: name)
    }
  }

  private func lampCount(_ world: TestWorld, in name: String) async -> Int? {
    await world.send(.get, Self.lamps, inWorld: name)["/lamps"]?.arrayValue?.count
  }

  @Test func `a world that nobody asks for its time begins anew when it is asked again`()
    async throws
  {
    let world = try shop(WorldLimits(idle: .seconds(60)))
    await use(world, "ci")
    world.wall.move(by: .seconds(59))
    #expect(await lampCount(world, in: "ci") == 2)
    world.wall.move(by: .seconds(60))
    #expect(await lampCount(world, in: "ci") == 1)
    #expect(world.router.worlds.evicted == 1)
  }

  @Test func `looking at worlds lets go of those that are idle, and is no use of them`()
    async throws
  {
    let world = try shop(WorldLimits(idle: .seconds(60)))
    await use(world, "ci")
    world.wall.move(by: .seconds(40))
    #expect(world.router.worlds.all.map(\.name) == ["ci", "default"])
    world.wall.move(by: .seconds(40))
    #expect(world.router.worlds.all.map(\.name) == ["default"])
    #expect(world.router.worlds.evictions.map(\.name) == ["ci"])
  }

  @Test func `requests to one world let go of others that are idle`() async throws {
    let world = try shop(WorldLimits(idle: .seconds(60)))
    await use(world, "ci")
    world.wall.move(by: .seconds(61))
    await use(world, "default")
    #expect(world.router.worlds.known("ci") == nil)
  }

  @Test func `a server that lets go of nothing by age keeps a world for ever`() async throws {
    let world = try shop(WorldLimits(idle: nil))
    await use(world, "ci")
    world.wall.move(by: .seconds(1_000_000))
    #expect(await lampCount(world, in: "ci") == 2)
  }

  @Test func `the least recently used worlds make room for the next`() async throws {
    let world = try shop(WorldLimits(count: 2))
    await use(world, "a", "b", "a", "c")
    #expect(world.router.worlds.names == ["a", "c", "default"])
    #expect(world.router.worlds.eviction(of: "b")?.cause == .count(2))
  }

  @Test func `the least recently used worlds make room when worlds have too many bytes`()
    async throws
  {
    let world = try shop(WorldLimits(bytes: 100_000))
    await use(world, "a")
    let size = try #require(world.router.worlds.known("a")?.bytes)
    #expect(size > 10_000)
    for number in 0..<(2 * 100_000 / size) { await use(world, "w\(number)") }
    #expect(world.router.worlds.known("a") == nil)
    #expect(world.router.worlds.eviction(of: "a")?.cause == .bytes(100_000))
    #expect(world.router.worlds.all.reduce(0) { $0 + $1.bytes } <= 100_000 + size)
  }

  @Test func `the default world is never let go`() async throws {
    let world = try shop(WorldLimits(idle: .seconds(60), count: 1, bytes: 1))
    await use(world, "default", "a", "b")
    world.wall.move(by: .seconds(600))
    #expect(world.router.worlds.names.contains("default"))
    #expect(await lampCount(world, in: "default") == 2)
  }

  @Test func `a world with a request that waits is not let go`() async throws {
    let world = try shop(WorldLimits(idle: .seconds(60), count: 1))
    _ = await world.send(
      .post, "/v1/lamps/lamp-demo:move", json: ["move": "light"], inWorld: "busy")
    async let pending = world.send(.get, "/v1/lamps/lamp-demo/light", inWorld: "busy")
    await world.untilOneWaits(inWorld: "busy")
    world.wall.move(by: .seconds(600))
    await use(world, "a", "b")
    #expect(world.router.worlds.names == ["b", "busy", "default"])
    _ = try await world.router.worlds.known("busy")?.advance(by: .seconds(2))
    #expect(await pending["/state"] == "on")
    // Nobody is busy in it any more.
    await use(world, "c")
    #expect(world.router.worlds.names == ["c", "default"])
  }

  @Test func `a world with an open stream is not let go`() async throws {
    let world = try shop(WorldLimits(idle: .seconds(60), count: 1))
    let move: JSON = ["move": "light"]
    _ = await world.send(.post, "/v1/lamps/lamp-demo:move", json: move, inWorld: "busy")
    do {
      let response = await world.send(.get, "/v1/lamps/lamp-demo/states", inWorld: "busy")
      let next = try #require(response.next)
      #expect(await next() != nil)
      world.wall.move(by: .seconds(600))
      await use(world, "a", "b")
      #expect(world.router.worlds.names == ["b", "busy", "default"])
      withExtendedLifetime(response) {}
    }
    await use(world, "c")
    #expect(world.router.worlds.names == ["c", "default"])
  }

  @Test func `an answer that says no says that the world has begun anew`() async throws {
    let world = try shop(WorldLimits(idle: .seconds(60)))
    let made = await world.send(.post, Self.lamps, json: ["name": "a"], inWorld: "ci")
    let lamp = try #require(made["/id"]?.stringValue)
    world.wall.move(by: .seconds(61))
    let gone = await world.send(.get, "/v1/lamps/\(lamp)", inWorld: "ci")
    #expect(gone.status == 404)
    let diagnosis = try #require(gone.header("X-Understudy-Diagnosis"))
    #expect(diagnosis.contains("world 'ci' was let go at 2026-05-17T10:01:01Z"))
    #expect(diagnosis.contains("--world-ttl"))
    let other = await world.send(.get, "/v1/lamps/\(lamp)", inWorld: "other")
    #expect(other.header("X-Understudy-Diagnosis")?.contains("let go") != true)
  }

  @Test func `a world that was made to one's liking is made again like that`() async throws {
    let world = try shop(WorldLimits(idle: .seconds(60)))
    _ = try world.router.worlds.create("empty") { $0.baseline = .empty }
    #expect(await lampCount(world, in: "empty") == 0)
    world.wall.move(by: .seconds(61))
    #expect(await lampCount(world, in: "empty") == 0)
    #expect(world.router.worlds.evicted == 1)
    world.router.worlds.remove("empty")
    #expect(await lampCount(world, in: "empty") == 1)
  }

  @Test func `a server that makes no worlds makes one again that it let go`() async throws {
    let world = try TestWorld([Vendor(Shop.self)])
    let worlds = try Worlds(
      world.world.configuration, makesUnknown: false, limits: WorldLimits(idle: .seconds(60)))
    _ = try worlds.create("ci") { _ in }
    world.wall.move(by: .seconds(61))
    #expect(worlds.names == ["ci", "default"])
    #expect(worlds.world("ci") != nil)
    #expect(worlds.world("other") == nil)
  }

  @Test func `worlds that rest answer as if they had not`() async throws {
    let restless = try shop(WorldLimits())
    let world = try shop(WorldLimits(resident: 1))
    for round in 1...3 {
      for name in ["a", "b", "c", "default"] {
        let json: JSON = ["name": .string("lamp \(round)")]
        let response = await world.send(.post, Self.lamps, json: json, inWorld: name)
        let expected = await restless.send(.post, Self.lamps, json: json, inWorld: name)
        #expect(response.status == 201)
        #expect(response.body == expected.body)
        let move = await world.send(
          .post, "/v1/lamps/\(response["/id"]?.stringValue ?? ""):move", json: ["move": "light"],
          inWorld: name)
        #expect(move["/state"] == "warming")
      }
    }
    // What is planned in a world at rest comes all the same.
    let resting = try #require(world.router.worlds.known("a"))
    #expect(try await resting.advance(by: .seconds(5)).count == 6)
  }
}
