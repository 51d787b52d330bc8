import Faults
import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

@testable import UnderstudyCommands

/// What an exchange cannot say of Cadenya: rates, resets, and many pages.
@Suite struct CadenyaTests {
  private func world(_ scenario: Scenario? = nil) throws -> TestWorld {
    try TestWorld(try Registry.named("cadenya"), scenario: scenario)
  }

  @Test func `a list with info takes five tokens of a rate`() async throws {
    var scenario = Scenario()
    scenario.rates = [RateRule(vendor: "cadenya", requests: 6, per: .seconds(60))]
    let world = try world(scenario)
    #expect(await world.send(.get, "/v1/workspaces?includeInfo=true").status == 200)
    #expect(await world.send(.get, "/v1/workspaces").status == 200)
    let refused = await world.send(.get, "/v1/workspaces")
    #expect(refused.code == "resource_exhausted")
    #expect(refused["/code"] == 8)
    #expect(refused.header("Retry-After") == "10")
    try await world.advance(by: .seconds(10))
    #expect(await world.send(.get, "/v1/workspaces").status == 200)
    #expect(await world.send(.get, "/v1/workspaces?include_info=true").status == 429)
  }

  @Test func `a world that was reset answers the same bytes, cursors too`() async throws {
    let world = try world()
    let path = "/v1/workspaces?limit=1"
    let first = await world.send(.get, path)
    for number in 1...3 {
      let body: JSON = ["metadata": ["name": .string("W\(number)")], "spec": [:]]
      #expect(await world.send(.post, "/v1/account/workspaces", json: body).status == 200)
    }
    #expect(await world.send(.get, path).body != first.body)
    try await world.world.reset()
    #expect(await world.send(.get, path).body == first.body)
  }

  @Test(arguments: ["asc", "desc"])
  func `deleting what a cursor stands on neither repeats nor hides anything`(
    _ order: String
  ) async throws {
    let world = try world()
    let path = "/v1/workspaces/production/workspace_secrets"
    for number in 1...5 {
      let body: JSON = [
        "metadata": ["name": .string("S\(number)"), "externalId": .string("\(number)")],
        "spec": [:],
      ]
      #expect(await world.send(.post, path, json: body).status == 200)
    }
    var names: [String] = []
    var cursor = ""
    repeat {
      let page = await world.send(
        .get, "\(path)?limit=1&sortOrder=\(order)&cursor=\(PercentEncoding.encode(cursor))")
      let name = try #require(page["/items/0/metadata/name"]?.stringValue)
      let id = try #require(page["/items/0/metadata/id"]?.stringValue)
      names.append(name)
      cursor = try #require(page["/pagination/nextCursor"]?.stringValue)
      #expect(await world.send(.delete, "\(path)/\(id)").status == 200)
      guard names.count < 10 else { break }
    } while !cursor.isEmpty
    let sorted = ["S1", "S2", "S3", "S4", "S5"]
    #expect(names == (order == "asc" ? sorted : sorted.reversed()))
  }
}
