import Faults
import HTTPTransport
import HTTPTypes
import Server
import Simulation
import SimulationTesting
import Telemetry
import Testing
import Wire

/// Requests that make no world: those that are refused, and those that only read what the control plane
/// shows.
@Suite struct UnkeptWorldTests {
  /// How a request to the world `new` is sent.
  struct Asking: CustomTestStringConvertible {
    var testDescription: String { "\(method) \(path)" }
    var method = HTTPRequest.Method.get
    let path: String
    var headers: HTTPFields = [.authorization: "Bearer msk_test"]
    var json: JSON?
    let status: Int
  }

  static let unkept: [Asking] = [
    Asking(path: "/miosa/api/v1/workspaces", headers: [:], status: 401),
    Asking(
      path: "/miosa/api/v1/workspaces", headers: [.authorization: "Bearer msk_test_expired"],
      status: 401),
    Asking(path: "/miosa/api/v1/nothing", status: 404),
    Asking(method: .put, path: "/miosa/api/v1/workspaces", status: 405),
    Asking(path: "/_understudy/v1/clock", status: 200),
    Asking(path: "/_understudy/v1/rules", status: 200),
    Asking(path: "/_understudy/v1/scenario", status: 200),
    Asking(path: "/_understudy/v1/resources", status: 200),
    Asking(path: "/_understudy/v1/resources/miosa/computer", status: 200),
    Asking(path: "/_understudy/v1/resources/miosa/computer/none", status: 404),
    Asking(path: "/_understudy/v1/requests", status: 200),
    Asking(path: "/_understudy/v1/coverage", status: 404),
    Asking(method: .delete, path: "/_understudy/v1/rules/none", status: 404),
    Asking(
      method: .post, path: "/_understudy/v1/clock/set", json: ["to": "2001-01-01T00:00:00Z"],
      status: 409),
    Asking(method: .post, path: "/_understudy/v1/rules", json: ["name": "x"], status: 422),
    Asking(method: .put, path: "/_understudy/v1/scenario", json: ["scenario": 7], status: 422),
    Asking(
      method: .post, path: "/_understudy/v1/restore", json: ["snapshot": "none"], status: 404),
    Asking(method: .post, path: "/_understudy/v1/clock/freeze", json: [], status: 400),
    Asking(
      path: "/_understudy/v1/clock", headers: [.fetchSite: "cross-site"], status: 403),
  ]

  static let kept: [Asking] = [
    Asking(path: "/miosa/api/v1/workspaces", status: 200),
    Asking(path: "/miosa/api/v1/computers/550e8400-e29b-41d4-a716-44665544ffff", status: 404),
    Asking(method: .post, path: "/miosa/api/v1/workspaces", json: [:], status: 422),
    Asking(method: .post, path: "/_understudy/v1/clock/freeze", status: 200),
    Asking(method: .post, path: "/_understudy/v1/snapshots", json: ["name": "s"], status: 201),
    Asking(method: .delete, path: "/_understudy/v1/rules", status: 204),
  ]

  private func send(_ asking: Asking, to client: ControlClient) async -> ControlResponse {
    var headers = asking.headers
    if asking.json != nil { headers[.contentType] = "application/json" }
    return await client.deliver(
      InboundRequest(
        method: asking.method, target: "/~new\(asking.path)", authority: "127.0.0.1:4010",
        headers: headers, body: asking.json?.serialized() ?? []))
  }

  @Test(arguments: unkept)
  func `a world is made by nothing that is refused or that only reads`(
    _ asking: Asking
  ) async throws {
    let client = try ControlClient()
    let response = await send(asking, to: client)
    #expect(response.status == asking.status, "\(response.text)")
    #expect(client.world.router.worlds.names == ["default"])
  }

  @Test(arguments: kept)
  func `a world is made by what it has taken`(_ asking: Asking) async throws {
    let client = try ControlClient()
    let response = await send(asking, to: client)
    #expect(response.status == asking.status, "\(response.text)")
    #expect(client.world.router.worlds.names == ["default", "new"])
  }

  @Test func `no world makes room for one that is refused`() async throws {
    let world = try TestWorld([Vendor(Shop.self)], limits: WorldLimits(count: 2))
    for name in ["a", "b"] {
      _ = await world.send(.post, "/v1/lamps", json: ["name": "mine"], inWorld: name)
    }
    for number in 0..<20 {
      let refused = await world.send(.get, "/v1/lamps", key: .none, inWorld: "w\(number)")
      #expect(refused.status == 401)
    }
    #expect(world.router.worlds.names == ["a", "b", "default"])
    #expect(world.router.worlds.evicted == 0)
  }

  @Test func `what is refused is counted and can be read all the same`() async throws {
    let world = try TestWorld([Vendor(Shop.self)])
    _ = await world.send(.get, "/v1/lamps", key: .none, inWorld: "new")
    #expect(world.journal.newest(10).map(\.world) == ["new"])
    #expect(world.router.worlds.coverageStore.total.total == 1)
  }

  @Test func `a request that a rule has refused has made its world`() async throws {
    var scenario = Scenario()
    scenario.rules = [
      Rule(name: "first", action: RuleAction(response: .status(401, retryAfter: nil)))
    ]
    let world = try TestWorld([Vendor(Shop.self)], scenario: scenario)
    #expect(await world.send(.get, "/v1/lamps", inWorld: "new").status == 401)
    #expect(world.router.worlds.names == ["default", "new"])
  }

  @Test func `a world that is not kept is one to all who hold it`() async throws {
    let worlds = try TestWorld([Vendor(Shop.self)]).router.worlds
    let first = try #require(worlds.lease("new"))
    let second = try #require(worlds.lease("new"))
    #expect(first.world === second.world)
    #expect(!first.isKept && !second.isKept)
    worlds.keep(first.world)
    worlds.keep(second.world)
    #expect(worlds.known("new") === first.world)
    #expect(try #require(worlds.lease("new")).isKept)
  }
}

extension HTTPField.Name {
  /// What a browser says of the page that made it send a request.
  fileprivate static let fetchSite: HTTPField.Name = {
    guard let name = HTTPField.Name("Sec-Fetch-Site") else {
      preconditionFailure("not a field name")
    }
    return name
  }()
}
