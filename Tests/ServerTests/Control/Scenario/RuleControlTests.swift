import HTTPTypes
import SimulationTesting
import Testing
import Wire

@Suite("Rules of a running world")
struct RuleControlTests {
  private let rule: JSON = [
    "name": "down", "match": ["vendor": "miosa", "operation": "list*"],
    "then": ["error": "service_unavailable", "retry_after": "7s"],
  ]

  @Test func `rules are added, counted and taken out again`() async throws {
    let client = try ControlClient()
    #expect(await client.send(.post, "/rules", rule).status == 201)
    #expect(await client.vendor(.get, "/workspaces").status == 503)
    let listed = await client.send(.get, "/rules")
    #expect(listed["/rules/0/name"] == "down")
    #expect(listed["/rules/0/hits"] == 1)
    #expect(await client.send(.delete, "/rules/down").status == 204)
    #expect(await client.vendor(.get, "/workspaces").status == 200)
  }

  @Test func `rules stand in one world only`() async throws {
    let client = try ControlClient()
    #expect(await client.send(.post, "/worlds/other/rules", rule).status == 201)
    #expect(await client.vendor(.get, "/workspaces").status == 200)
    #expect(await client.vendor(.get, "/workspaces", inWorld: "other").status == 503)
  }

  @Test func `rules are refused where they name what does not exist`() async throws {
    let client = try ControlClient()
    let response = await client.send(
      .post, "/rules",
      ["name": "x", "match": ["vendor": "miosaa"], "then": ["error": "service_unavailable"]])
    #expect(response.status == 422)
    #expect(response["/pointer"] == "/match/vendor")
    #expect(response["/detail"]?.stringValue?.contains("miosa") == true)
    #expect(await client.send(.get, "/rules")["/rules"] == [])
  }

  @Test func `rules are named when an unknown one is to go`() async throws {
    let client = try ControlClient()
    _ = await client.send(.post, "/rules", rule)
    let response = await client.send(.delete, "/rules/dwon")
    #expect(response.status == 404)
    #expect(response["/expected/0"] == "down")
  }

  @Test func `rules all go at once`() async throws {
    let client = try ControlClient()
    _ = await client.send(.post, "/rules", rule)
    #expect(await client.send(.delete, "/rules").status == 204)
    #expect(await client.vendor(.get, "/workspaces").status == 200)
  }

  private let closed: JSON = [
    "name": "outage", "match": ["vendor": "miosa"], "then": ["connection": "refuse"],
  ]

  @Test(
    arguments: [
      (["connection": "refuse"], "refuse"),
      (["connection": "reset", "at": "accept"], "reset at accept"),
    ] as [(JSON, String)])
  func `rules about a port are refused where the vendor has none of its own`(
    _ then: JSON, _ name: String
  ) async throws {
    let client = try ControlClient(ports: ["orgo"])
    let response = await client.send(
      .post, "/rules", ["name": "outage", "match": ["vendor": "miosa"], "then": then])
    #expect(response.status == 422)
    #expect(response["/pointer"] == "/then/connection")
    #expect(
      response["/detail"]?.stringValue
        == "/then/connection: \(name) needs a port of its own for miosa: serve with --vendor miosa=PORT"
    )
    #expect(await client.send(.get, "/rules")["/rules"] == [])
  }

  @Test func `rules about a port stand in the default world`() async throws {
    let client = try ControlClient(ports: ["miosa"])
    let response = await client.send(.post, "/worlds/other/rules", closed)
    #expect(response.status == 422)
    #expect(response["/pointer"] == "/then/connection")
    #expect(await client.send(.post, "/rules", closed).status == 201)
    // The port that all share is open, and the rule counts none of its requests.
    #expect(await client.vendor(.get, "/workspaces").status == 200)
    #expect(await client.send(.get, "/rules")["/rules/0/matches"] == 0)
  }

  @Test func `rules that are spent stay with their hits, and go when their time is up`()
    async throws
  {
    let client = try ControlClient()
    let once: JSON = [
      "name": "once", "match": ["vendor": "miosa"], "when": ["calls": "1"],
      "then": ["error": "service_unavailable"], "ttl": "5m",
    ]
    #expect(await client.send(.post, "/rules", once).status == 201)
    for status in [503, 200, 200] {
      #expect(await client.vendor(.get, "/workspaces").status == status)
    }
    client.world.wall.move(by: .seconds(299))
    let spent = await client.send(.get, "/rules")
    #expect(spent["/rules/0/matches"] == 3)
    #expect(spent["/rules/0/hits"] == 1)
    // Wall time: the world's clock stands still. Nobody has to ask the vendor for it to happen.
    client.world.wall.move(by: .seconds(1))
    #expect(await client.send(.get, "/rules")["/rules"] == [])
  }
}
