import HTTPTypes
import Server
import Simulation
import SimulationTesting
import Testing
import Wire

/// Requests and streams that wait, when their world is deleted, reset or restored.
@Suite(.timeLimit(.minutes(5))) struct RemovalTests {
  private func shop() throws -> TestWorld {
    try TestWorld([Vendor(Shop.self)], name: "g")
  }

  @Test func `a request that waits is answered with the reason when its world is deleted`()
    async throws
  {
    let world = try shop()
    async let pending = world.send(.get, "/v1/lamps/lamp-demo/light")
    await world.untilOneWaits()
    world.router.worlds.remove("g")
    let response = await pending
    #expect(response.status == 504)
    #expect(response.code == "late")
    #expect(
      response.header("X-Understudy-Diagnosis")
        == "world 'g' was deleted while the request waited in it")
  }

  @Test(arguments: [false, true])
  func `a request that waits for what a reset or restore removes is answered with 404`(
    restores: Bool
  ) async throws {
    let world = try shop()
    let image = try await world.world.image()
    let lamp = try await world.makeLamp("a")
    async let pending = world.send(.get, "/v1/lamps/\(lamp)/light")
    await world.untilOneWaits()
    if restores { try await world.world.restore(image) } else { try await world.world.reset() }
    #expect(await pending.status == 404)
  }

  enum Removal: CaseIterable { case deletion, reset, restore }

  @Test(arguments: Removal.allCases)
  func `a stream ends when its world is deleted, reset or restored`(
    _ removal: Removal
  ) async throws {
    let world = try shop()
    let response = await world.send(.get, "/v1/lamps/lamp-demo/states")
    let next = try #require(response.next)
    let reader = Task { await next() }
    await world.untilOneWaits()
    switch removal {
    case .deletion: world.router.worlds.remove("g")
    case .reset: try await world.world.reset()
    case .restore: try await world.world.restore(world.world.image())
    }
    #expect(await reader.value == nil)
  }

  @Test func `a world that is deleted ends no wait of the world that follows it`() async throws {
    let world = try shop()
    world.router.worlds.remove("g")
    async let pending = world.send(.get, "/v1/lamps/lamp-demo/light")
    await world.untilOneWaits()
    try await world.begin("switch", "lamp-demo")
    #expect(await pending.status == 200)
  }
}
