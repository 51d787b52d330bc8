import HTTPTransport
import HTTPTypes
import Server
import Simulation
import Testing
import Wire

@Suite("Looking for recorded requests")
struct RequestSearchTests {
  /// A workspace, two computers a minute apart, and a request that says more than is read.
  private func client() async throws -> ControlClient {
    let client = try ControlClient()
    _ = await client.vendor(.post, "/workspaces", ["name": "recorded", "color": "red"])
    _ = await client.vendor(
      .post, "/computers", ["name": "first", "template_type": "miosa-desktop"])
    _ = await client.send(.post, "/clock/advance", ["by": "1m"])
    _ = await client.vendor(
      .post, "/computers", ["name": "4", "template_type": "miosa-desktop", "metadata": ["a": [1]]])
    _ = await client.deliver(
      InboundRequest(
        method: .get, target: "/miosa/api/v1/workspaces?limit=1", authority: "localhost",
        headers: [.authorization: "Bearer msk_test_long_key", .accept: "application/json"]))
    return client
  }

  private func count(_ client: ControlClient, _ query: String) async -> Int? {
    await client.send(.get, "/requests/count?\(query)")["/count"]?.intValue
  }

  private static let searches: [(String, Int)] = [
    ("body=/name", 3), ("body=/name=first", 1), ("body=/name=%22first%22", 1), ("body=/name=4", 1),
    ("body=/metadata/a/0=1", 1), ("body=/metadata/a/0=1.0", 1), ("body=/metadata/a/0=2", 0),
    ("body=/name=first&body=/template_type", 1), ("body=/nothing", 0), ("body=", 3),
    ("header=accept", 1), ("header=Accept=application/*", 1), ("header=Accept=text/*", 0),
    ("header=Authorization", 4), ("path=/api/v1/comp*", 2), ("path=/api/v1/workspaces", 2),
    ("since=2026-05-17T10:00:30Z", 2), ("until=2026-05-17T10:01:00Z", 2),
    ("since=2026-05-17T10:00:00Z&until=2026-05-17T10:00:00.000001Z", 2), ("applied=true", 3),
    ("applied=false", 1), ("rule=none", 0), ("world=default", 4),
    ("vendor=miosa&operation=createComputer&status=2xx&method=post&body=/name", 2),
  ]

  @Test(arguments: searches)
  func `a search finds requests that have all that is asked for`(
    _ query: String, _ wanted: Int
  ) async throws {
    let client = try await client()
    #expect(await count(client, query) == wanted)
    let listed = await client.send(.get, "/requests?\(query)")
    #expect(listed["/requests"]?.arrayValue?.count == wanted)
    #expect(listed["/newest"] == 4)
  }

  private static let strangers: [(String, String, String, Int)] = [
    ("world=defalt", "/world", "default", 404), ("vendor=miosah", "/vendor", "miosa", 404),
    ("operation=createWorkspce", "/operation", "createWorkspace", 400),
    ("method=PSOT", "/method", "POST", 400),
  ]

  @Test(arguments: strangers)
  func `a search names what is nearest to a name that nothing has`(
    _ query: String, _ pointer: String, _ nearest: String, _ status: Int
  ) async throws {
    for route in ["", "/count", "/stream"] {
      let response = try await ControlClient().send(.get, "/requests\(route)?\(query)")
      #expect(response.status == status)
      #expect(response["/pointer"] == .string(pointer))
      #expect(response.words("/expected").first == nearest)
    }
  }

  private static let nonsense: [(String, String)] = [
    ("header=a%20b", "/header/0"), ("body=name", "/body/0"), ("body=/a~2", "/body/0"),
    ("since=yesterday", "/since"), ("applied=perhaps", "/applied"), ("status=2x", "/status"),
    ("since=2026-05-17T10:00:00Z&until=2026-05-17T10:00:00Z", "/until"), ("nane=x", "/nane"),
  ]

  @Test(arguments: nonsense)
  func `a search refuses what is no filter, and says where`(
    _ query: String, _ pointer: String
  ) async throws {
    let response = try await ControlClient().send(.get, "/requests?\(query)")
    #expect(response.status == 400)
    #expect(response["/pointer"] == .string(pointer))
  }

  @Test func `a search never judges requests by what is not kept`() async throws {
    let client = try await client()
    let long = String(repeating: "a", count: 20_000)
    _ = await client.vendor(.post, "/workspaces", ["description": .string(long), "name": "long"])
    let response = await client.send(.get, "/requests/count?body=/name=long")
    #expect(response.status == 409)
    #expect(response["/title"] == "too little is kept")
    #expect(await client.send(.get, "/requests?body=/name=long")["/undecided"] == 1)
    // What is no matter of the body is certain.
    #expect(await count(client, "operation=createWorkspace") == 2)
    let secret = await client.send(.get, "/requests/count?header=Authorization=Bearer%20msk_test")
    #expect(secret.status == 409)
  }

  @Test func `a search tells which fields of a request nobody read`() async throws {
    let client = try await client()
    let listed = await client.send(.get, "/requests?operation=createWorkspace")
    let id = listed["/requests/0/id"]?.stringValue ?? ""
    let detail = await client.send(.get, "/requests/\(id)")
    #expect(detail["/unread/body"] == ["/color"])
    #expect(detail["/unread/query"] == [])
    _ = await client.vendor(.delete, "/computers/x?force=1&limit=1")
    let other = await client.send(.get, "/requests?limit=1")["/requests/0/id"]?.stringValue ?? ""
    #expect(await client.send(.get, "/requests/\(other)")["/unread/query"] == ["force", "limit"])
  }

  @Test func `a search tells who answered, whence that is known, and whether it took effect`()
    async throws
  {
    let client = try await client()
    _ = await client.send(
      .post, "/rules",
      [
        "name": "down", "match": ["operation": "listComputers"],
        "then": ["error": "service_unavailable"],
      ])
    _ = await client.vendor(.get, "/computers")
    _ = await client.vendor(.get, "/computerz")
    func detail(_ query: String) async -> ControlResponse {
      let id = await client.send(.get, "/requests?limit=1&\(query)")["/requests/0/id"]
      return await client.send(.get, "/requests/\(id?.stringValue ?? "")")
    }
    let made = await detail("operation=createWorkspace")
    #expect(made["/answered_by/kind"] == "operation")
    #expect(made["/answered_by/name"] == "createWorkspace")
    #expect(made["/answered_by/outcome"] == "success")
    #expect(made["/answered_by/source"]?.stringValue?.isEmpty == false)
    #expect(made["/applied"] == true)
    #expect(made["/fault"] == .null)
    let down = await detail("rule=down")
    #expect(down["/answered_by/kind"] == "rule")
    #expect(down["/answered_by/name"] == "down")
    #expect(down["/applied"] == false)
    #expect(down["/fault/applied"] == false)
    #expect(down["/fault/rules"] == ["down"])
    let lost = await detail("status=404")
    #expect(lost["/answered_by/kind"] == "routing")
    #expect(lost["/answered_by/source"]?.stringValue?.contains("computers") == true)
  }
}
