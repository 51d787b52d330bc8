import Faults
import HTTPTransport
import HTTPTypes
import Server
import Simulation
import SimulationTesting
import Testing
import Wire

@testable import UnderstudyCommands

/// What stateless mode has beyond operations: its routes, its cursors, its place among rules.
@Suite struct StatelessModeTests {
  private static let list = "/v1/workspaces/sample/agents?limit=1&query=sample&cursor=sample"

  private func world(_ scenario: Scenario? = nil) throws -> TestWorld {
    let vendor = try #require(Registry.vendors.first { $0.name == "cadenya" })
    return try TestWorld([vendor], isStateless: true, scenario: scenario)
  }

  private func health(
    _ target: String, _ method: HTTPRequest.Method = .get, in world: TestWorld
  ) async -> TestResponse {
    await world.deliver(
      InboundRequest(
        method: method, target: target, authority: "127.0.0.1:4010", headers: [:], body: []))
  }

  @Test(
    arguments: ["/_x-steady/health", "/cadenya/_x-steady/health", "/~ci/cadenya/_x-steady/health"])
  func `the health route of a vendor's mock answers at the root and below the mount`(
    _ target: String
  ) async throws {
    let response = await health(target, in: try world())
    #expect(response.status == 200)
    #expect(response["/status"] == "ok")
  }

  @Test(arguments: ["/_x-steady/health", "/cadenya/_x-steady/health"])
  func `without the stateless mode there is no health route`(_ target: String) async throws {
    let world = try TestWorld(Registry.vendors)
    #expect(await health(target, in: world).status == 404)
  }

  @Test func `the health route takes no other verb and is no vendor's that declares none`()
    async throws
  {
    let world = try TestWorld(Registry.vendors, isStateless: true)
    #expect(await health("/cadenya/_x-steady/health", .post, in: world).status == 404)
    #expect(await health("/miosa/_x-steady/health", in: world).status == 404)
  }

  @Test func `a cursor that was not given means the first page`() async throws {
    let world = try world()
    let response = await world.send(.get, Self.list)
    #expect(response["/items"]?.arrayValue?.count == 1)
    #expect(response["/pagination/nextCursor"]?.stringValue?.isEmpty == false)
    #expect(response["/pagination/total"] == 2)
  }

  @Test(arguments: ["query=other", "query=sample&limit=2", ""])
  func `a cursor under other parameters than its own is refused`(_ others: String) async throws {
    let world = try world()
    let first = await world.send(.get, Self.list)
    let cursor = try #require(first["/pagination/nextCursor"]?.stringValue)
    let path = "/v1/workspaces/sample/agents"
    let kept = await world.send(.get, "\(path)?query=sample&cursor=\(cursor)&limit=1")
    #expect(kept.status == 200)
    #expect(kept["/pagination/nextCursor"] == "")
    let changed = await world.send(.get, "\(path)?cursor=\(cursor)&\(others)")
    #expect(changed.status == 400)
    #expect(changed.text.contains("cursor"))
  }

  @Test func `what is made in the stateless mode is not kept, and is made again`() async throws {
    let world = try world()
    let body: JSON = ["metadata": ["name": "sample", "externalId": "one"], "spec": [:]]
    for _ in 1...2 {
      let response = await world.send(.post, "/v1/account/workspaces", json: body)
      #expect(response.status == 200)
      #expect(response["/metadata/id"] == "sample")
    }
  }

  /// A key that names an account makes it on first sight, in other modes.
  @Test func `what authentication writes is not kept in the stateless mode`() async throws {
    let world = try world()
    let vendor = world.vendors[0]
    let before = try await world.world.population(of: vendor).map(\.count)
    let response = await world.send(.get, "/v1/workspaces", key: .custom("account_umbra_x1"))
    #expect(response.status == 200)
    #expect(try await world.world.population(of: vendor).map(\.count) == before)
  }

  @Test func `a rule decides before a sample answer is made`() async throws {
    var scenario = Scenario()
    scenario.rules = [
      Rule(name: "down", action: RuleAction(response: .error("unavailable", retryAfter: nil)))
    ]
    let world = try world(scenario)
    let response = await world.send(.get, "/v1/workspaces")
    #expect(response.status == 503)
    #expect(response.header("X-Understudy-Fault") == "down")
  }
}
