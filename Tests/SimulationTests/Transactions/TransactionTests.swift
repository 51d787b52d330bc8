import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

/// What a step writes is kept together or not at all.
@Suite struct TransactionTests {
  @Test func `a refusal gives the ordinal back and leaves no trace`() async throws {
    let calm = try TestWorld.shop()
    let troubled = try TestWorld.shop()
    let refused = await troubled.send(.post, "/v1/lamps", json: ["name": "demo"])
    #expect(refused.code == "taken")
    #expect(try await troubled.makeLamp("a") == (try await calm.makeLamp("a")))
    #expect(
      await troubled.send(.get, "/v1/lamps").body == (await calm.send(.get, "/v1/lamps")).body)
  }

  @Test func `a unique violation is a value that names its columns`() async throws {
    let world = try TestWorld.shop()
    let refused = await world.send(.post, "/v1/lamps", json: ["name": "demo"])
    #expect(refused.status == 409)
    #expect(refused["/detail"] == "name")
  }

  @Test func `a refused move leaves the lamp as it was`() async throws {
    let world = try TestWorld.shop()
    let lamp = try await world.makeLamp("a")
    let refused = await world.send(.post, "/v1/lamps/\(lamp):move", json: ["move": "explode"])
    #expect(refused.code == "invalid")
    #expect(await world.state(of: lamp) == "off")
    #expect(await world.world.nextDue == nil)
  }

  @Test func `reads do not ring the bell, and writes do`() async throws {
    let world = try TestWorld.shop()
    _ = await world.send(.get, "/v1/lamps")
    let before = world.world.mark
    _ = await world.send(.get, "/v1/lamps")
    _ = await world.send(.post, "/v1/lamps", json: ["name": "demo"])
    #expect(world.world.mark == before)
    _ = try await world.makeLamp("a")
    #expect(world.world.mark != before)
  }

  @Test func `a vendor's databases are apart from those of other worlds`() async throws {
    let world = try TestWorld.shop()
    let response = await world.send(.post, "/v1/lamps", json: ["name": "a"], inWorld: "other")
    #expect(response.status == 201)
    #expect(await world.send(.get, "/v1/lamps")["/lamps/1"] == nil)
    #expect(await world.send(.get, "/v1/lamps", inWorld: "other")["/lamps/1"] != nil)
  }

  @Test func `a reset world is the baseline again, with the same identifiers`() async throws {
    let world = try TestWorld.shop()
    let lamp = try await world.makeLamp("a")
    try await world.begin("light", lamp)
    try await world.world.reset()
    #expect(await world.send(.get, "/v1/lamps")["/lamps/1"] == nil)
    #expect(try await world.advance(by: .seconds(60)) == [])
    #expect(try await world.makeLamp("b") == lamp)
  }

  @Test func `an empty baseline has no demo data`() async throws {
    let world = try TestWorld([Vendor(Shop.self)], baseline: .empty)
    #expect(await world.send(.get, "/v1/lamps")["/lamps"] == [])
  }
}
