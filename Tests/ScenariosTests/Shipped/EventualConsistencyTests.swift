import HTTPTypes
import SimulationTesting
import Testing
import Wire

@Suite("scenarios/eventual-consistency.yaml")
struct EventualConsistencyTests {
  /// How each vendor makes, reads and lists what lags.
  struct Shelf: Sendable {
    let vendor: String
    let create: String
    let body: JSON
    let id: String
    let read: String
    let list: String
    let items: String
  }

  static let shelves: [Shelf] = [
    Shelf(
      vendor: "miosa", create: "/api/v1/workspaces", body: ["name": "fresh"], id: "/id",
      read: "/api/v1/workspaces/", list: "/api/v1/workspaces", items: "/data"),
    Shelf(
      vendor: "strongly", create: "/api/v1/workspaces",
      body: ["name": "fresh", "description": "A try", "environmentType": "vscode"],
      id: "/workspaceId", read: "/api/v1/workspaces/", list: "/api/v1/workspaces",
      items: "/workspaces"),
    Shelf(
      vendor: "cadenya", create: "/v1/account/workspaces",
      body: ["metadata": ["name": "fresh"], "spec": [:]], id: "/metadata/id",
      read: "/v1/account/workspaces/", list: "/v1/workspaces", items: "/items"),
    Shelf(
      vendor: "orgo", create: "/api/workspaces", body: ["name": "fresh"], id: "/id",
      read: "/api/workspaces/", list: "/api/workspaces", items: "/workspaces"),
  ]

  @Test(arguments: shelves.indices)
  func `scenario eventual-consistency shows a write only to repeated reads`(
    _ index: Int
  ) async throws {
    let shelf = Self.shelves[index]
    let world = try ShippedWorld("eventual-consistency")
    let client = try CarefulClient(world, shelf.vendor)
    let made = try await client.send(.post, shelf.create, shelf.body)
    let id = try #require(made[shelf.id]?.stringValue)

    var statuses: [Int] = []
    repeat {
      statuses.append(try await client.send(.get, shelf.read + id).status)
    } while statuses.last == 404 && statuses.count < 10
    #expect(statuses == [404, 404, 200])

    var listed: [Bool] = []
    for _ in 1...4 {
      let page = try await client.send(.get, shelf.list)
      #expect(page.status == 200)
      listed.append(!(page[shelf.items]?.arrayValue ?? []).isEmpty)
    }
    #expect(listed == [true, false, true, false])
    #expect(world.requests(to: "createWorkspace").count == 1)
  }

  @Test(arguments: shelves.indices)
  func `scenario eventual-consistency shows at once what was there before`(
    _ index: Int
  ) async throws {
    let shelf = Self.shelves[index]
    let world = try ShippedWorld("eventual-consistency")
    let client = try CarefulClient(world, shelf.vendor)
    for _ in 1...4 {
      let page = try await client.send(.get, shelf.list)
      #expect(page[shelf.items]?.arrayValue?.isEmpty == false)
    }
  }

  @Test(arguments: Machine.allCases)
  func `scenario eventual-consistency shows a machine's new state late`(
    _ machine: Machine
  ) async throws {
    let world = try ShippedWorld("eventual-consistency")
    let client = try CarefulClient(world, machine.rawValue)
    let id = try machine.id(in: try await machine.create("probe", client))
    var states: [String] = []
    while states.last != machine.ready, states.count < 10 {
      let response = try await client.send(.get, machine.path(id))
      if response.status == 200 { states.append(response[machine.statePointer]?.stringValue ?? "") }
    }
    #expect((3...4).contains(states.count))
    #expect(states.last == machine.ready)
    #expect(client.pauses.isEmpty)
  }
}
