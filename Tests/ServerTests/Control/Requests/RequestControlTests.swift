import HTTPTypes
import Server
import Simulation
import Telemetry
import Testing
import Wire

@Suite("Recorded requests")
struct RequestControlTests {
  /// Two that succeed, one that no route has, in another world one more.
  private func client(_ journal: Journal = Journal()) async throws -> ControlClient {
    let client = try ControlClient(journal: journal)
    _ = await client.vendor(.get, "/workspaces?limit=1")
    _ = await client.vendor(.post, "/workspaces", ["name": "recorded"])
    _ = await client.vendor(.get, "/workspacez")
    _ = await client.vendor(.get, "/computers", inWorld: "other")
    return client
  }

  @Test func `requests are listed newest first, with what they were answered`() async throws {
    let response = try await client().send(.get, "/requests")
    #expect(response["/requests"]?.arrayValue?.count == 4)
    #expect(response["/requests/0/world"] == "other")
    #expect(response["/requests/1/operation"] == .some(.null))
    #expect(response["/requests/1/status"] == 404)
    #expect(response["/requests/1/diagnosis"]?.stringValue?.contains("workspaces") == true)
    #expect(response["/requests/2/operation"] == "createWorkspace")
    #expect(response["/requests/3/query"] == "limit=1")
    #expect(response["/kept"] == 4)
    #expect(response["/dropped"] == 0)
  }

  @Test(arguments: [
    ("?status=4xx", 1), ("?status=404", 1), ("?status=2xx", 3), ("?vendor=miosa", 4),
    ("?operation=createWorkspace", 1), ("?method=get", 3), ("?method=GET&status=2xx", 2),
    ("?status=500", 0),
  ])
  func `requests are found and counted by what they have in common`(
    _ query: String, _ count: Int
  ) async throws {
    let client = try await client()
    #expect(await client.send(.get, "/requests\(query)")["/requests"]?.arrayValue?.count == count)
    #expect(await client.send(.get, "/requests/count\(query)")["/count"]?.intValue == count)
  }

  @Test func `requests of one world are asked for by naming it`() async throws {
    let client = try await client()
    #expect(await client.send(.get, "/worlds/other/requests/count")["/count"] == 1)
    #expect(
      await client.send(.get, "/requests/count", headers: [worldHeader: "default"])["/count"] == 3)
    #expect(await client.send(.get, "/requests?limit=2")["/requests"]?.arrayValue?.count == 2)
  }

  @Test func `requests say what rules did to them, and what chance gave`() async throws {
    let client = try ControlClient()
    let rules: [JSON] = [
      ["name": "never", "when": ["probability": 0.001], "then": ["error": "service_unavailable"]],
      ["name": "slow", "then": ["delay": ["normal": ["mean": "1ms", "sd": "1h"]]]],
      [
        "name": "cut", "match": ["operation": "listWorkspaces"],
        "then": ["connection": "reset", "at": "after_headers", "applied": false],
      ],
    ]
    for rule in rules { #expect(await client.send(.post, "/rules", rule).status == 201) }
    _ = await client.vendor(.get, "/workspaces")
    let listed = await client.send(.get, "/requests")
    let fault = listed["/requests/0/fault"]
    #expect(fault?["rules"] == ["slow", "cut"])
    #expect(fault?["decided_by"] == "cut")
    #expect(fault?["connection"] == "reset")
    #expect(fault?["at"] == "after_headers")
    #expect(fault?["applied"] == false)
    #expect(fault?["waits_skipped"] == false)
    let id = listed["/requests/0/id"]?.stringValue ?? ""
    let detail = await client.send(.get, "/requests/\(id)")
    // A rule that was not in force has drawn, too.
    #expect(detail["/draws/0/rule"] == "never")
    #expect(detail["/draws/0/match"] == 1)
    #expect(detail["/draws/0/below"] == 0.001)
    #expect(detail["/draws/1/rule"] == "slow")
    let isClamped = detail["/draws/1/clamped"] == true
    #expect(isClamped == (fault?["delay_microseconds"] == 0))
  }

  @Test func `requests are kept with headers and bodies, without secrets`() async throws {
    let client = try await client()
    let id = await client.send(.get, "/requests?operation=createWorkspace")["/requests/0/id"]
    let response = await client.send(.get, "/requests/\(id?.stringValue ?? "")")
    #expect(response["/request/body"] == #"{"name":"recorded"}"#)
    #expect(response["/request/encoding"] == "utf-8")
    #expect(response["/answer/body"]?.stringValue?.contains("recorded") == true)
    #expect(!response.text.contains("msk_test"))
    #expect(await client.send(.get, "/requests/nope").status == 404)
  }

  @Test func `requests can be forgotten, in one world or in all`() async throws {
    let client = try await client()
    #expect(await client.send(.delete, "/worlds/other/requests").status == 204)
    #expect(await client.send(.get, "/requests/count")["/count"] == 3)
    #expect(await client.send(.delete, "/requests").status == 204)
    #expect(await client.send(.get, "/requests/count")["/count"] == 0)
  }

  @Test(arguments: [
    ("?status=9", 400), ("?limit=0", 400), ("?limit=many", 400), ("?colour=red", 400),
    ("?vendor=x", 404), ("?operation=creatWorkspace", 400), ("?vendor=miosa&operation=x", 400),
  ])
  func `requests are not looked for by what makes no sense`(
    _ query: String, _ status: Int
  ) async throws {
    #expect(try await ControlClient().send(.get, "/requests\(query)").status == status)
  }

  @Test(arguments: [0, 1500])
  func `requests are not counted where some had to make room`(_ capacity: Int) async throws {
    let client = try await client(Journal(capacity: capacity))
    let response = await client.send(.get, "/requests/count")
    #expect(response.status == 409)
    #expect(response["/title"] == "the journal is not whole")
  }
}
