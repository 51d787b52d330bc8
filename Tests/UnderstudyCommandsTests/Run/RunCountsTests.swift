import HTTPTypes
import Scenarios
import Server
import Simulation
import SimulationTesting
import Telemetry
import Testing
import Wire

@testable import UnderstudyCommands

/// The figures of a run's summary, from what the server has counted.
@Suite struct RunCountsTests {
  private func counts(_ world: TestWorld) -> RunCounts {
    RunCounts(world.router.worlds.coverageStore.total, vendors: world.vendors)
  }

  @Test func `requests of worlds that were reset or removed stay in the figures`() async throws {
    let world = try TestWorld.shop()
    _ = await world.send(.post, "/v1/lamps", json: ["name": "a"])
    _ = await world.send(.get, "/v1/lamps/none")
    try await world.world.reset()
    _ = await world.send(.get, "/v1/status", inWorld: "gone")
    world.router.worlds.remove("gone")
    _ = await world.send(.get, "/v1/stat")
    let requests = try #require(counts(world).vendors["shop"])
    #expect(requests == RunCounts.Requests(answered: 2, refused: 2))
    #expect(counts(world).total == 4)
  }

  @Test func `an answer that a rule decides is injected, one that it slows is not`() async throws {
    let shop = [Vendor(Shop.self)]
    let scenario = try ScenarioFile.read(
      """
      scenario: 1
      faults:
        - {name: lost, match: {operation: getLamp}, when: {calls: 1}, then: {status: 500}}
        - {name: slow, match: {operation: getLamp}, when: {calls: 2}, then: {delay: 1ms}}
      """, named: "f.yaml", vendors: shop, now: TestWorld.start)
    let world = try TestWorld(shop, scenario: scenario)
    for _ in 1...3 { _ = await world.send(.get, "/v1/lamps/lamp-demo") }
    #expect(counts(world).vendors["shop"] == RunCounts.Requests(answered: 2, injected: 1))
    #expect(counts(world).rules == ["lost": 1, "slow": 1])
    try await world.world.reset()
    #expect(counts(world).rules == ["lost": 1, "slow": 1])
  }
}
