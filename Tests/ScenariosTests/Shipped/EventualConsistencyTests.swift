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

  private func create(
    _ shelf: Shelf, _ name: String, _ client: CarefulClient
  ) async throws -> String {
    var body = shelf.body.objectValue ?? [:]
    if body["metadata"] != nil {
      body["metadata"] = ["name": .string(name)]
    } else {
      body["name"] = .string(name)
    }
    let made = try await client.send(.post, shelf.create, .object(body))
    return try #require(made[shelf.id]?.stringValue)
  }

  /// The first so many answers to a read of each of some things, in turn.
  private func statuses(
    _ shelf: Shelf, _ ids: [String], _ client: CarefulClient
  ) async throws -> [Int] {
    var statuses: [Int] = []
    for _ in 1...3 {
      for id in ids { statuses.append(try await client.send(.get, shelf.read + id).status) }
    }
    return statuses
  }

  @Test(arguments: shelves.indices)
  func `scenario eventual-consistency shows each new thing only to repeated reads`(
    _ index: Int
  ) async throws {
    let shelf = Self.shelves[index]
    let world = try ShippedWorld("eventual-consistency")
    let client = try CarefulClient(world, shelf.vendor)
    let first = try await create(shelf, "first", client)
    #expect(try await statuses(shelf, [first], client) == [404, 404, 200])
    // Later ones lag like the first, each by itself.
    let second = try await create(shelf, "second", client)
    let third = try await create(shelf, "third", client)
    #expect(
      try await statuses(shelf, [second, third, first], client)
        == [404, 404, 200, 404, 404, 200, 200, 200, 200])
    #expect(world.requests(to: "createWorkspace").count == 3)
  }

  @Test(arguments: shelves.indices)
  func `scenario eventual-consistency lists each new thing late`(_ index: Int) async throws {
    let shelf = Self.shelves[index]
    let world = try ShippedWorld("eventual-consistency")
    let client = try CarefulClient(world, shelf.vendor)
    var lists: [Int] = []
    for name in ["first", "second"] {
      _ = try await create(shelf, name, client)
      for _ in 1...3 {
        let page = try await client.send(.get, shelf.list)
        #expect(page.status == 200)
        lists.append(page[shelf.items]?.arrayValue?.count ?? 0)
      }
    }
    let before = lists[0]
    #expect(lists.map { $0 - before } == [0, 0, 1, 1, 1, 2])
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
