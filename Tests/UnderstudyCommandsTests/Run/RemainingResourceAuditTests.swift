import HTTPTypes
import Server
import Simulation
import SimulationTesting
import Testing
import Wire

@testable import UnderstudyCommands

/// What a run leaves behind in worlds that the server let go.
@Suite struct RemainingResourceAuditTests {
  private static let shop = Vendor(Shop.self)

  private func leftovers(
    _ limits: WorldLimits, _ use: (TestWorld) async throws -> Void
  ) async throws -> [RemainingResource] {
    let audit = RemainingResourceAudit([Self.shop])
    let world = try TestWorld([Self.shop], limits: limits, observer: audit)
    try await use(world)
    audit.finish()
    await audit.run()
    return try await audit.result(in: world.router.worlds)
  }

  @Test func `a world that was idle for too long leaves behind what was made in it`() async throws {
    let found = try await leftovers(WorldLimits(idle: .seconds(60))) { world in
      _ = await world.send(.post, "/v1/lamps", json: ["name": "a"], inWorld: "ci")
      world.wall.move(by: .seconds(61))
      _ = await world.send(.get, "/v1/lamps", inWorld: "ci")
    }
    #expect(found.map(\.place) == ["world 'ci' when it was let go"])
    #expect(found.map(\.text) == ["1 lamp (1 off)"])
  }

  @Test func `a world that made room leaves behind what was made in it`() async throws {
    let found = try await leftovers(WorldLimits(count: 1)) { world in
      for name in ["a", "b", "c"] {
        _ = await world.send(.post, "/v1/lamps", json: ["name": "x"], inWorld: name)
      }
    }
    #expect(
      found.map(\.place) == [
        "world 'a' when it was let go", "world 'b' when it was let go", "world 'c'",
      ])
  }

  /// Cadenya makes ids of its demo data from their instants.
  @Test func `what a baseline holds is not left behind in a world that was reset later`()
    async throws
  {
    let vendors = try Registry.named("cadenya")
    let audit = RemainingResourceAudit(vendors)
    let world = try TestWorld(vendors, clock: .real, observer: audit)
    world.wall.move(by: .seconds(90))
    try await world.world.reset()
    #expect(await world.send(.get, "/v1/workspaces").status == 200)
    audit.finish()
    await audit.run()
    #expect(try await audit.result(in: world.router.worlds) == [])
  }

  @Test func `a world in which all was removed leaves nothing behind`() async throws {
    let found = try await leftovers(WorldLimits(count: 1)) { world in
      for name in ["a", "b"] {
        let made = await world.send(.post, "/v1/lamps", json: ["name": "x"], inWorld: name)
        let id = made["/id"]?.stringValue ?? ""
        _ = await world.send(.delete, "/v1/lamps/\(id)", inWorld: name)
      }
    }
    #expect(found == [])
  }
}
