import HTTPTypes
import Scenarios
import Simulation
import SimulationTesting
import Testing
import Wire

@testable import UnderstudyCommands

@Suite("A ceiling on a quota")
struct CeilingTests {
  /// A world with a high ceiling on every quota that there is.
  private func world(_ max: Int = 1_000_000) throws -> ShippedWorld {
    let quotas = Registry.vendors.flatMap { vendor in
      vendor.resources.flatMap(\.quotas).map { "  \(vendor.name).\($0.name): {max: \(max)}" }
    }
    #expect(quotas.count >= 11)
    let scenario = try Reading.scenario(
      "scenario: 1\nlimits:\n" + quotas.joined(separator: "\n") + "\n")
    return ShippedWorld(try TestWorld(Registry.vendors, seed: 1, scenario: scenario))
  }

  @Test func `a ceiling leaves the limit of Miosa's workspace in force`() async throws {
    let client = try CarefulClient(try world(), "miosa")
    let workspace = try await client.send(.post, "/api/v1/workspaces", ["name": "low"])
    let id = try #require(workspace["/id"]?.stringValue)
    let put = try await client.send(
      .put, "/api/v1/workspaces/\(id)/settings", ["max_computers": 1])
    #expect(put.status == 200)
    var statuses: [Int] = []
    for name in ["a", "b"] {
      let made = try await client.send(
        .post, "/api/v1/computers",
        ["name": .string(name), "template_type": "miosa-desktop", "workspace_id": .string(id)])
      statuses.append(made.status)
    }
    #expect(statuses == [201, 422])
  }

  static let orgoBodies: [(JSONObject, text: String)] = [
    (["ram": 8], "max_ram_gb is 4"), (["cpu": 4], "max_cpu is 2"),
    (["disk_size_gb": 50], "max_disk_gb is 20"),
  ]

  @Test(arguments: orgoBodies)
  func `a ceiling leaves the sizes of Orgo's plan in force`(
    _ size: JSONObject, _ text: String
  ) async throws {
    let client = try CarefulClient(try world(), "orgo", key: "orgo-free-plan-key")
    let workspace = try await client.send(.post, "/api/workspaces", ["name": "small"])
    var body = size
    body["workspace_id"] = workspace["/id"]
    body["name"] = "large"
    let made = try await client.send(.post, "/api/computers", .object(body))
    #expect(made.status == 400)
    #expect("\(made.json ?? .null)".contains(text))
  }

  @Test func `a ceiling leaves the numbers of Orgo's plan in force`() async throws {
    let client = try CarefulClient(try world(), "orgo", key: "orgo-free-plan-key")
    let workspace = try await client.send(.post, "/api/workspaces", ["name": "small"])
    let id = try #require(workspace["/id"])
    var made: [CarefulClient.Response] = []
    for name in ["a", "b", "c"] {
      made.append(
        try await client.send(
          .post, "/api/computers", ["workspace_id": id, "name": .string(name), "ram": 4]))
    }
    #expect(made.map { $0.status < 300 } == [true, true, false])
    let first = try #require(made[0]["/id"]?.stringValue)
    try await client.world.advance(by: .seconds(60))
    let wide = try await client.send(
      .patch, "/api/computers/\(first)/resize", ["bandwidth_limit_mbps": 500])
    #expect(wide.status == 403)
  }

  @Test(arguments: [(1_000_000, "high"), (3, "low")])
  func `the smaller of a ceiling and the limits of Phala's tier is shown`(
    _ max: Int, _ name: String
  ) async throws {
    let own = try await quotas(ShippedWorld(try TestWorld(Registry.vendors, seed: 1)))
    let under = try await quotas(try world(max))
    for quota in ["vm_slots", "vcpu", "memory_mb", "disk_gb"] {
      let limit = try #require(own[quota]?["limit"]?.intValue)
      #expect(under[quota]?["limit"]?.intValue == min(max, limit), "\(quota), \(name)")
    }
  }

  private func quotas(_ world: ShippedWorld) async throws -> JSON {
    let client = try CarefulClient(world, "phala")
    let workspaces = try await client.send(.get, "/api/v1/workspaces")
    let slug = try #require(workspaces["/data/0/slug"]?.stringValue)
    return try #require(try await client.send(.get, "/api/v1/workspaces/\(slug)/quotas")["/quotas"])
  }
}
