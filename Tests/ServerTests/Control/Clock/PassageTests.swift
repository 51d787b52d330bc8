import HTTPTransport
import HTTPTypes
import Server
import SimulationTesting
import Testing
import Wire

@Suite("What a clock's answer lists")
struct PassageTests {
  private func kinds(_ response: ControlResponse, _ resource: String) -> [JSON?] {
    (response["/transitions"]?.arrayValue ?? []).filter { $0["resource"] == .string(resource) }
      .map { $0["kind"] }
  }

  @Test
  func `an advance lists steps, stops of idle computers and all else in the order of instants`()
    async throws
  {
    let client = try ControlClient()
    _ = try await client.provisioningComputer()
    let response = await client.send(.post, "/clock/advance", ["by": "30d"])
    let instants = (response["/transitions"]?.arrayValue ?? []).compactMap { $0["at"]?.stringValue }
    #expect(instants == instants.sorted())
    #expect(kinds(response, "computer").contains("step"))
    #expect(kinds(response, "computer").contains("automatic"))
  }

  @Test func `an advance lists domains that were found to be configured`() async throws {
    let client = try ControlClient()
    _ = await client.vendor(
      .put, "/tenant/preview-domain", ["domain": "preview.example.org"])
    let response = await client.send(.post, "/clock/advance", ["by": "1m"])
    #expect(kinds(response, "preview_domain") == ["verification"])
  }

  @Test func `an advance lists keys and invitations whose time ran out`() async throws {
    let client = try ControlClient()
    let key = await client.vendor(
      .post, "/api-keys", ["name": "short", "expires_at": "2026-05-17T11:00:00Z"])
    #expect(key.status == 201)
    let response = await client.send(.post, "/clock/advance", ["by": "8d"])
    #expect(kinds(response, "api_key") == ["expiry"])
    let expired = response["/transitions"]?.arrayValue?.first { $0["resource"] == "api_key" }
    #expect(expired?["at"] == "2026-05-17T11:00:00.000000Z")
    #expect(expired?["from"] == .null)
    #expect(expired?["to"] == "expired")
    #expect(kinds(response, "workspace_invite") == ["expiry"])
    let again = await client.send(.post, "/clock/advance", ["by": "8d"])
    #expect(kinds(again, "api_key").isEmpty)
  }

  @Test func `an advance lists kept answers of idempotency keys that ran out`() async throws {
    let client = try ControlClient()
    _ = await client.deliver(
      .init(
        method: .post, target: "/miosa/api/v1/workspaces", authority: "localhost",
        headers: [
          .authorization: "Bearer msk_test", .contentType: "application/json",
          idempotencyKey: "k 1",
        ], body: Array(#"{"name":"once"}"#.utf8)))
    let response = await client.send(.post, "/clock/advance", ["by": "2d"])
    let ended = response["/transitions"]?.arrayValue?.first { $0["resource"] == "idempotency_key" }
    #expect(ended?["id"] == "POST /api/v1/workspaces k 1")
    #expect(ended?["at"] == "2026-05-18T10:00:00.000000Z")
    #expect(!response.text.contains("msk_test"))
  }

  @Test func `an advance lists no more than was asked for, and says how much there was`()
    async throws
  {
    let client = try ControlClient()
    for number in 1...3 {
      _ = await client.vendor(
        .post, "/computers", ["name": .string("c\(number)"), "template_type": "miosa-desktop"])
    }
    let response = await client.send(.post, "/clock/advance?limit=2", ["by": "2s"])
    #expect(response["/transitions"]?.arrayValue?.count == 2)
    #expect(response["/count"] == 3)
    #expect(response["/omitted"] == 1)
  }

  @Test func `a clock that is stopped also lists what had come due unseen`() async throws {
    let client = try ControlClient()
    _ = await client.send(.post, "/clock/resume")
    _ = try await client.provisioningComputer()
    client.world.wall.move(by: .seconds(2))
    let response = await client.send(.post, "/clock/freeze")
    #expect(kinds(response, "computer") == ["step"])
  }
}

private let idempotencyKey: HTTPField.Name = {
  guard let name = HTTPField.Name("Idempotency-Key") else {
    preconditionFailure("not a field name")
  }
  return name
}()
