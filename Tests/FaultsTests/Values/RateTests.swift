import Faults
import HTTPTypes
import Simulation
import SimulationTesting
import Telemetry
import Testing
import Wire

/// Rates: buckets of tokens that the world's clock refills.
struct RateTests {
  private func world(_ limits: String, _ faults: String = "faults: []") throws -> TestWorld {
    try ScriptedWorld.miosa("limits: \(limits)\n\(faults)")
  }

  private func list(_ world: TestWorld, _ key: TestWorld.Key = .demo) async -> TestResponse {
    await world.send(.get, "/api/v1/workspaces", key: key)
  }

  private func create(_ world: TestWorld, _ name: String) async -> TestResponse {
    await world.send(.post, "/api/v1/workspaces", json: ["name": .string(name)])
  }

  @Test func `an operation may cost more than one token, or none`() async throws {
    let world = try world(
      "{miosa: {rate: {requests: 10, per: 1m, costs: {createWorkspace: 4, getWorkspace: 0}}}}")
    #expect(await create(world, "A").status == 201)
    #expect(await create(world, "B").status == 201)
    // Two are left, four are wanted, and one comes every six seconds.
    let refused = await create(world, "C")
    #expect(refused.status == 429)
    #expect(refused.header("Retry-After") == "12")
    // What was refused has taken nothing: two cheap ones still pass.
    #expect(await list(world).status == 200)
    #expect(await list(world).status == 200)
    #expect(await list(world).header("Retry-After") == "6")
    #expect(await world.send(.get, "/api/v1/workspaces/none").status != 429)
  }

  @Test func `a bucket refills evenly, and no further than it is large`() async throws {
    let world = try world("{miosa: {rate: {requests: 2, per: 1m}}}")
    for status in [200, 200, 429] { #expect(await list(world).status == status) }
    try await world.advance(by: .seconds(20))
    #expect(await list(world).header("Retry-After") == "10")
    try await world.advance(by: .seconds(10))
    #expect(await list(world).status == 200)
    try await world.advance(by: .seconds(86_400))
    for status in [200, 200, 429] { #expect(await list(world).status == status) }
  }

  @Test func `a request that one bucket refuses takes nothing from another`() async throws {
    let world = try world(
      """
      {"*": {rate: {requests: 1, per: 1m}}, miosa: {rate: {requests: 2, per: 1h, scope: world}}}
      """)
    #expect(await list(world).status == 200)
    // Its own key's bucket is empty; that of all keys has one left.
    for _ in 1...3 { #expect(await list(world).header("Retry-After") == "60") }
    #expect(await list(world, .custom("msk_other")).status == 200)
    #expect(await list(world, .custom("msk_third")).header("Retry-After") == "1800")
  }

  @Test func `a refusal names the limit beside the rules, and is no coverage`() async throws {
    let world = try world(
      "{miosa: {rate: {requests: 1, per: 1m}}}",
      "faults: [{name: odd, then: {headers: {X-Odd: 'yes'}}}]")
    #expect(await list(world).header("X-Understudy-Fault") == "odd")
    let refused = await list(world)
    #expect(refused.status == 429)
    #expect(refused.header("X-Understudy-Fault") == "odd, rate limit")
    #expect(refused.header("X-Odd") == "yes")
    #expect(world.world.counters.counts.values.reduce(0, +) == 1)
    #expect(world.entries.last?.fault?.isApplied == false)
  }

  @Test func `a request that a rule decides takes no token`() async throws {
    let world = try world(
      "{miosa: {rate: {requests: 1, per: 1m}}}",
      "faults: [{name: down, when: {calls: 1-2}, then: {error: service_unavailable}}]")
    for status in [503, 503, 200, 429] { #expect(await list(world).status == status) }
  }

  @Test func `taking all rules out leaves the limits`() async throws {
    let world = try world(
      "{miosa: {rate: {requests: 1, per: 1m}}}",
      "faults: [{name: odd, then: {headers: {X-Odd: 'yes'}}}]")
    await world.world.disarmAll()
    #expect(await list(world).header("X-Odd") == nil)
    #expect(await list(world).status == 429)
  }
}
