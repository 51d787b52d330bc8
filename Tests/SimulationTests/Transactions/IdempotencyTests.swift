import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

/// First answers to requests that name themselves.
@Suite struct IdempotencyTests {
  private let once: HTTPFields = [ShopHeaders.once: "key-1"]

  @Test func `the same idempotency key gets the first answer, and nothing is made again`()
    async throws
  {
    let world = try TestWorld.shop()
    let first = await world.send(.post, "/v1/lamps", headers: once, json: ["name": "a"])
    try await world.advance(by: .seconds(3600))
    let again = await world.send(.post, "/v1/lamps", headers: once, json: ["name": "a"])
    #expect(first.status == 201)
    #expect(again.status == 201)
    #expect(again.body == first.body)
    #expect(again.header("X-Understudy-Diagnosis")?.hasPrefix("replayed") == true)
    #expect(await world.send(.get, "/v1/lamps")["/lamps"]?.arrayValue?.count == 2)
  }

  @Test func `an idempotency key is forgotten after a day of world time`() async throws {
    let world = try TestWorld.shop()
    _ = await world.send(.post, "/v1/lamps", headers: once, json: ["name": "a"])
    try await world.advance(by: .seconds(24 * 3600) - .microseconds(1))
    let kept = await world.send(.post, "/v1/lamps", headers: once, json: ["name": "a"])
    #expect(kept.status == 201)
    try await world.advance(by: .microseconds(1))
    let fresh = await world.send(.post, "/v1/lamps", headers: once, json: ["name": "a"])
    #expect(fresh.code == "taken")
  }

  @Test func `the same idempotency key with another body is refused and changes nothing`()
    async throws
  {
    let world = try TestWorld.shop()
    let first = await world.send(.post, "/v1/lamps", headers: once, json: ["name": "a"])
    let other = await world.send(.post, "/v1/lamps", headers: once, json: ["name": "b"])
    #expect(other.code == "reused")
    let again = await world.send(.post, "/v1/lamps", headers: once, json: ["name": "a"])
    #expect(again.body == first.body)
    #expect(await world.send(.get, "/v1/lamps")["/lamps"]?.arrayValue?.count == 2)
  }

  @Test func `a failure is not kept for its idempotency key`() async throws {
    let world = try TestWorld.shop()
    let refused = await world.send(.post, "/v1/lamps", headers: once, json: ["name": "demo"])
    #expect(refused.code == "taken")
    _ = await world.send(.delete, "/v1/lamps/lamp-demo")
    let made = await world.send(.post, "/v1/lamps", headers: once, json: ["name": "demo"])
    #expect(made.status == 201)
  }

  @Test func `an idempotency key counts for one caller, one path and one world`() async throws {
    let world = try TestWorld.shop()
    let body: JSON = ["name": "a"]
    _ = await world.send(.post, "/v1/lamps", headers: once, json: body)
    let other = await world.send(
      .post, "/v1/lamps", headers: once, json: body, key: .custom("sk_other"))
    #expect(other.code == "taken")
    let elsewhere = await world.send(.post, "/v1/lamps", headers: once, json: body, inWorld: "b")
    #expect(elsewhere.status == 201)
  }

  @Test func `methods that the vendor does not name take no idempotency key`() async throws {
    let world = try TestWorld.shop()
    let lamp = try await world.makeLamp("a")
    let first = await world.send(.delete, "/v1/lamps/\(lamp)", headers: once)
    let again = await world.send(.delete, "/v1/lamps/\(lamp)", headers: once)
    #expect(first.status == 204)
    #expect(again.status == 404)
  }
}
