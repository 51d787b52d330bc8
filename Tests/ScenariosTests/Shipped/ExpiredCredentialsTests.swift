import HTTPTypes
import Simulation
import SimulationTesting
import Telemetry
import Testing
import Wire

@Suite("scenarios/expired-credentials.yaml")
struct ExpiredCredentialsTests {
  @Test(arguments: Tour.once.map(\.vendor))
  func `scenario expired-credentials stops a client until its key is renewed`(
    _ vendor: String
  ) async throws {
    let path = try #require(Tour.once.first { $0.vendor == vendor }?.path)
    let world = try ShippedWorld("expired-credentials")
    let client = try CarefulClient(world, vendor)
    #expect(try await client.send(.get, path).status == 200)
    try await world.advance(by: .seconds(600))

    let refused = try await client.send(.get, path)
    #expect(refused.status == 401)
    #expect(refused.header("Retry-After") == nil)
    #expect(client.pauses.isEmpty)

    // It is renewed after a while, without a request meanwhile.
    try await world.advance(by: .seconds(300))
    #expect(try await client.send(.get, path).status == 200)
    let operation = world.world.journal.newest(1) { _ in true }.first?.operation
    #expect(world.requests(to: operation ?? "").count == 3)
  }

  @Test func `scenario expired-credentials applies nothing of what failed`() async throws {
    let world = try ShippedWorld("expired-credentials")
    let client = try CarefulClient(world, "miosa")
    try await world.advance(by: .seconds(600))
    let body: JSON = ["name": "write-1"]
    #expect(try await client.send(.post, "/api/v1/workspaces", body).status == 401)
    try await world.advance(by: .seconds(300))
    #expect(try await client.send(.post, "/api/v1/workspaces", body).status == 201)
    let listed = try await client.send(.get, "/api/v1/workspaces?limit=100")["/data"]?.arrayValue
    #expect((listed ?? []).filter { $0["name"] == "write-1" }.count == 1)
  }
}
