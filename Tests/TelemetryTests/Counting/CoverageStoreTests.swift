import HTTPTypes
import Server
import SimulationTesting
@testable import Telemetry
import Testing
import Wire

@testable import Simulation

/// What counts as coverage in all worlds together.
@Suite struct CoverageStoreTests {
  private func shown(in coverageStore: CoverageStore, _ world: TestWorld) -> CoverageFigures? {
    CoverageReport(vendors: world.vendors, counters: coverageStore.total).figures
  }

  @Test func `coverage of worlds adds up, each field and outcome once`() async throws {
    let world = try TestWorld.shop()
    let coverageStore = world.router.worlds.coverageStore
    _ = await world.send(.post, "/v1/lamps", json: ["name": "a"])
    _ = await world.send(.post, "/v1/lamps", json: ["name": "b", "room": "c"], inWorld: "other")
    _ = await world.send(.get, "/v1/status", inWorld: "third")
    _ = await world.send(.get, "/v1/stat", inWorld: "third")
    #expect(coverageStore.total.total == 4)
    #expect(world.world.counters.total == 1)
    let figures = try #require(shown(in: coverageStore, world))
    #expect(figures.operations.covered == 2)
    #expect(figures.outcomes.covered == 2)
    #expect(figures.requestFields.covered == 2)
    #expect(figures.responseFields.covered == 6)
    #expect(coverageStore.total.unmatched["shop"]?.total == 1)
  }

  @Test func `a world that is reset begins anew, and its coverage stays`() async throws {
    let world = try TestWorld.shop()
    let coverageStore = world.router.worlds.coverageStore
    _ = await world.send(.get, "/v1/status")
    try await world.world.reset()
    #expect(world.world.counters.total == 0)
    #expect(coverageStore.total.total == 1)
    _ = await world.send(.get, "/v1/status")
    #expect(coverageStore.total.total == 2)
  }

  @Test func `a world that is removed leaves its coverage`() async throws {
    let world = try TestWorld.shop()
    let coverageStore = world.router.worlds.coverageStore
    _ = await world.send(.get, "/v1/lamps", inWorld: "gone")
    world.router.worlds.remove("gone")
    #expect(world.router.worlds.known("gone") == nil)
    #expect(coverageStore.openWorlds == 1)
    #expect(coverageStore.total.total == 1)
    #expect(shown(in: coverageStore, world)?.operations.covered == 1)
  }

  /// A stream may still be open in it, and its client may ask on.
  @Test func `a removed world counts on as long as somebody holds it`() async throws {
    let world = try TestWorld.shop()
    let coverageStore = world.router.worlds.coverageStore
    let held = try #require(world.router.worlds.world("gone"))
    world.router.worlds.remove("gone")
    let shop = world.vendors[0]
    let request = Request(
      method: .get, path: "/v1/status", headers: [.authorization: "Bearer k"])
    _ = await held.handle(
      request, of: shop, as: shop.routes.match(request.method, request.path))
    #expect(coverageStore.total.total == 1)
  }

  @Test func `servers have a coverage ledger each`() async throws {
    let first = try TestWorld.shop()
    let second = try TestWorld.shop()
    _ = await first.send(.get, "/v1/status")
    #expect(second.router.worlds.coverageStore.total.total == 0)
  }

  @Test func `coverage of many worlds at once loses nothing`() async throws {
    let world = try TestWorld.shop()
    let coverageStore = world.router.worlds.coverageStore
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<32 {
        group.addTask {
          for _ in 0..<20 { _ = await world.send(.get, "/v1/status", inWorld: "w\(number)") }
          world.router.worlds.remove("w\(number)")
        }
        group.addTask { _ = coverageStore.total }
      }
    }
    #expect(coverageStore.total.total == 640)
  }
}
