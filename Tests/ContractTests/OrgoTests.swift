import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

@testable import UnderstudyCommands

/// What Orgo refuses of texts and sizes, and what changes with time and seed.
@Suite struct OrgoTests {
  private let production = "550e8400-e29b-41d4-a716-446655440000"
  private let agent = "/api/computers/a3bb189e-8bf9-3888-9912-ace4e6543002"

  private func world(seed: UInt64 = 1, settings: Settings = Settings()) throws -> TestWorld {
    try TestWorld(try Registry.named("orgo"), seed: seed, settings: ["orgo": settings])
  }

  @Test(arguments: [
    (String(repeating: "é", count: 255), 201), (String(repeating: "é", count: 256), 400),
    (String(repeating: "x", count: 1_048_576), 400), ("a\0b", 400), ("\u{a0}", 400), ("", 400),
  ])
  func `a name is text of 255 code points at most that is not blank and has no NUL`(
    _ name: String, _ status: Int
  ) async throws {
    let world = try world()
    let named: JSON = ["name": .string(name)]
    #expect(await world.send(.post, "/api/workspaces", json: named).status == status)
    let computer: JSON = ["name": .string(name), "workspace_id": .string(production)]
    #expect(await world.send(.post, "/api/computers", json: computer).status == status)
    let stream: JSON = ["connection_name": .string(name)]
    let started = await world.send(.post, "\(agent)/stream/start", json: stream)
    #expect(started.status == (status == 201 ? 200 : status))
  }

  @Test func `the process of a stream is of the seed and of how many there were`() async throws {
    var pids: Set<JSON> = []
    for seed in [UInt64(1), 2] {
      let world = try world(seed: seed)
      for _ in 1...2 {
        let started = await world.send(
          .post, "\(agent)/stream/start", json: ["connection_name": "c"])
        let pid = try #require(started["/pid"])
        #expect(await world.send(.get, "\(agent)/stream/status")["/pid"] == pid)
        pids.insert(pid)
      }
    }
    #expect(pids.count == 4)
  }

  @Test func `a workspace is updated when its computers are others`() async throws {
    let world = try world()
    let path = "/api/workspaces/\(production)"
    var seen: [JSON] = []
    func look() async throws {
      seen.append(await world.send(.get, path)["/updated_at"] ?? .null)
      try await world.advance(by: .seconds(60))
    }
    try await look()
    let body: JSON = ["workspace_id": .string(production), "name": "more"]
    let made = await world.send(.post, "/api/computers", json: body)
    try await look()
    let id = made["/id"]?.stringValue ?? ""
    _ = await world.send(.post, "/api/computers/\(id)/clone")
    try await look()
    let other = await world.send(.post, "/api/workspaces", json: ["name": "other"])
    _ = await world.send(
      .patch, "/api/computers/\(id)/move", json: ["workspace_id": other["/id"] ?? .null])
    try await look()
    _ = await world.send(.delete, agent)
    try await look()
    #expect(Set(seen).count == 5)
  }

  @Test func `a size that is left out is capped to the world's own limit`() async throws {
    var settings = Settings()
    settings.set(limit: 3, of: "max_cpu")
    settings.set(limit: 5, of: "max_disk_gb")
    settings.set("default_cpu", to: 4)
    let world = try world(settings: settings)
    let body: JSON = ["workspace_id": .string(production), "name": "small"]
    let made = await world.send(.post, "/api/computers", json: body)
    #expect(made.status == 201)
    #expect(made["/cpu"] == 2)
    #expect(made["/disk_size_gb"] == 5)
  }

  @Test func `RAM that is left out is refused where even the least is over the limit`()
    async throws
  {
    var settings = Settings()
    settings.set(limit: 2, of: "max_ram_gb")
    let world = try world(settings: settings)
    let body: JSON = ["workspace_id": .string(production), "name": "small"]
    #expect(await world.send(.post, "/api/computers", json: body).code == "quota_exceeded")
  }
}
