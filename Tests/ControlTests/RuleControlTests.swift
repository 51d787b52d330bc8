import HTTPTypes
import Testing
import Wire

@Suite("Rules of a running world")
struct RuleControlTests {
  private let rule: JSON = [
    "name": "down", "match": ["vendor": "miosa", "operation": "list*"],
    "then": ["error": "service_unavailable", "retry_after": "7s"],
  ]

  @Test func `are added, counted and taken out again`() async throws {
    let client = try ControlClient()
    #expect(await client.send(.post, "/rules", rule).status == 201)
    #expect(await client.vendor(.get, "/workspaces").status == 503)
    let listed = await client.send(.get, "/rules")
    #expect(listed["/rules/0/name"] == "down")
    #expect(listed["/rules/0/hits"] == 1)
    #expect(await client.send(.delete, "/rules/down").status == 204)
    #expect(await client.vendor(.get, "/workspaces").status == 200)
  }

  @Test func `stand in one world only`() async throws {
    let client = try ControlClient()
    #expect(await client.send(.post, "/worlds/other/rules", rule).status == 201)
    #expect(await client.vendor(.get, "/workspaces").status == 200)
    #expect(await client.vendor(.get, "/workspaces", inWorld: "other").status == 503)
  }

  @Test func `are refused where they name what does not exist`() async throws {
    let client = try ControlClient()
    let answer = await client.send(
      .post, "/rules",
      ["name": "x", "match": ["vendor": "miosaa"], "then": ["error": "service_unavailable"]])
    #expect(answer.status == 422)
    #expect(answer["/pointer"] == "/match/vendor")
    #expect(answer["/detail"]?.stringValue?.contains("miosa") == true)
    #expect(await client.send(.get, "/rules")["/rules"] == [])
  }

  @Test func `are named when an unknown one is to go`() async throws {
    let client = try ControlClient()
    _ = await client.send(.post, "/rules", rule)
    let answer = await client.send(.delete, "/rules/dwon")
    #expect(answer.status == 404)
    #expect(answer["/expected/0"] == "down")
  }

  @Test func `all go at once`() async throws {
    let client = try ControlClient()
    _ = await client.send(.post, "/rules", rule)
    #expect(await client.send(.delete, "/rules").status == 204)
    #expect(await client.vendor(.get, "/workspaces").status == 200)
  }
}
