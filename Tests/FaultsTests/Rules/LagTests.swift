import Faults
import HTTPTransport
import HTTPTypes
import Simulation
import SimulationTesting
import Telemetry
import Testing
import Wire

/// What was just created is not shown yet.
struct LagTests {
  private func shop(_ lag: String, _ rest: String = "") throws -> TestWorld {
    try ScriptedWorld.shop("lag: {shop.lamp: {\(lag)}}\n" + rest)
  }

  private func statuses(_ id: String, _ world: TestWorld, _ count: Int = 3) async -> [Int] {
    var statuses: [Int] = []
    for _ in 1...count { statuses.append(await world.send(.get, "/v1/lamps/\(id)").status) }
    return statuses
  }

  private func listed(_ world: TestWorld, inWorld name: String? = nil) async -> Int {
    await world.send(.get, "/v1/lamps", inWorld: name)["/lamps"]?.arrayValue?.count ?? -1
  }

  @Test func `each new thing has a lag of its own`() async throws {
    let world = try shop("reads: 2")
    let first = try await world.makeLamp("a")
    #expect(await statuses(first, world) == [404, 404, 200])
    let second = try await world.makeLamp("b")
    let third = try await world.makeLamp("c")
    #expect(await statuses(second, world, 1) == [404])
    #expect(await statuses(third, world) == [404, 404, 200])
    #expect(await statuses(second, world, 2) == [404, 200])
    #expect(await statuses("lamp-demo", world, 1) == [200])
  }

  @Test func `a list that would have shown a new thing counts as a read`() async throws {
    let world = try shop("reads: 2")
    let lamp = try await world.makeLamp("a")
    #expect(await listed(world) == 1)
    // What would not have shown it does not count.
    #expect(await statuses("lamp-demo", world) == [200, 200, 200])
    #expect(await world.send(.get, "/v1/lamps?room=cellar")["/lamps"] == [])
    #expect(await statuses(lamp, world, 2) == [404, 200])
    #expect(await listed(world) == 2)
  }

  @Test func `a lag may be in paths or in lists only`() async throws {
    let items = try shop("reads: 1, in: item")
    let lamp = try await items.makeLamp("a")
    #expect(await listed(items) == 2)
    #expect(await statuses(lamp, items, 2) == [404, 200])
    let lists = try shop("reads: 1, in: list")
    let other = try await lists.makeLamp("a")
    #expect(await statuses(other, lists, 2) == [200, 200])
    #expect(await listed(lists) == 1)
    #expect(await listed(lists) == 2)
  }

  @Test func `a lag may end with world time`() async throws {
    let world = try shop("for: 3s")
    let lamp = try await world.makeLamp("a")
    #expect(await statuses(lamp, world, 5) == [404, 404, 404, 404, 404])
    try await world.advance(by: .milliseconds(2999))
    #expect(await listed(world) == 1)
    try await world.advance(by: .milliseconds(1))
    #expect(await listed(world) == 2)
  }

  @Test func `writes see a thing at once`() async throws {
    let world = try shop("reads: 9")
    let lamp = try await world.makeLamp("a")
    #expect(await world.send(.post, "/v1/lamps", json: ["name": "a"]).status == 409)
    let moved = await world.send(.post, "/v1/lamps/\(lamp):move", json: ["move": "look"])
    #expect(moved.status == 200)
    #expect(await world.send(.delete, "/v1/lamps/\(lamp)").status == 204)
  }

  @Test func `what lags keeps nothing of a read, says so and is no coverage`() async throws {
    let world = try shop("reads: 1")
    let lamp = try await world.makeLamp("a")
    let counts = world.world.counters.counts.values.reduce(0, +)
    let response = await world.send(.get, "/v1/lamps/\(lamp)")
    #expect(response.code == "not_found")
    #expect(response.header("X-Understudy-Fault") == "lag of reads")
    #expect(response.header("X-Understudy-Diagnosis")?.contains("lamp \(lamp)") == true)
    #expect(world.entries.last?.fault?.decidedBy == "lag of reads")
    #expect(world.world.counters.counts.values.reduce(0, +) == counts)
    #expect(await world.send(.get, "/v1/lamps/\(lamp)").header("X-Understudy-Fault") == nil)
  }

  @Test func `an answer that does not arrive is no read`() async throws {
    let world = try shop(
      "reads: 1",
      "faults: [{name: cut, match: {operation: getLamp}, when: {calls: 1}, then: {connection: close_early}}]"
    )
    let lamp = try await world.makeLamp("a")
    _ = await world.send(.get, "/v1/lamps/\(lamp)")
    #expect(await statuses(lamp, world, 2) == [404, 200])
  }

  @Test func `what lags goes with the scenario, with a reset and into a fork`() async throws {
    let world = try shop("reads: 2")
    var lamp = try await world.makeLamp("a")
    #expect(await statuses(lamp, world, 1) == [404])
    let fork = await world.deliver(
      InboundRequest(
        method: .post, target: "/_understudy/v1/fork", authority: "127.0.0.1:4010",
        headers: [.contentType: "application/json"], body: Array(#"{"name": "twin"}"#.utf8)))
    #expect(fork.status == 201)
    let path = "/v1/lamps/\(lamp)"
    #expect(await world.send(.get, path, inWorld: "twin").status == 404)
    #expect(await world.send(.get, path, inWorld: "twin").status == 200)
    await world.world.dropScenario()
    #expect(await statuses(lamp, world, 1) == [200])

    let other = try shop("reads: 2")
    lamp = try await other.makeLamp("a")
    try await other.world.reset()
    #expect(try await other.makeLamp("a") == lamp)
    #expect(await statuses(lamp, other) == [404, 404, 200])
  }
}
