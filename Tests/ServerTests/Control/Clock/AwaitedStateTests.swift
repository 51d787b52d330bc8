import HTTPTypes
import Testing
import Wire

@Suite("A clock that is advanced until something is so")
struct AwaitedStateTests {
  private func awaiting(
    _ id: String, _ state: String, resource: String = "computer", vendor: String? = nil,
    within: String? = nil
  ) -> JSON {
    var until: JSONObject = [
      "resource": .string(resource), "id": .string(id), "state": .string(state),
    ]
    until["vendor"] = vendor.map(JSON.string)
    var body: JSONObject = ["until": .object(until)]
    body["within"] = within.map(JSON.string)
    return .object(body)
  }

  @Test func `an advance until a state stops at the instant at which the state is entered`()
    async throws
  {
    let client = try ControlClient()
    let id = try await client.provisioningComputer()
    let response = await client.send(.post, "/clock/advance", awaiting(id, "running"))
    #expect(response.status == 200)
    #expect(response["/now"] == "2026-05-17T10:00:01.500000Z")
    #expect(response["/transitions/0/to"] == "running")
    #expect(response["/count"] == 1)
    let shown = await client.vendor(.get, "/computers/\(id)")
    #expect(shown["/status"] == "running")
  }

  @Test func `an advance until a state goes past what comes before, and lists it in order`()
    async throws
  {
    let client = try ControlClient()
    let id = try await client.provisioningComputer()
    let response = await client.send(
      .post, "/clock/advance", awaiting(id, "stopped", vendor: "miosa"))
    let mine = response["/transitions"]?.arrayValue?.filter { $0["id"] == .string(id) } ?? []
    #expect(mine.map { $0["to"] } == ["running", "stopping", "stopped"])
    #expect(mine.map { $0["kind"] } == ["step", "automatic", "step"])
    #expect(response["/now"] == mine.last?["at"])
  }

  @Test func `an advance until a state moves nothing where it is so already`() async throws {
    let client = try ControlClient()
    let id = try await client.provisioningComputer()
    let response = await client.send(.post, "/clock/advance", awaiting(id, "provisioning"))
    #expect(response.status == 200)
    #expect(response["/now"] == "2026-05-17T10:00:00.000000Z")
    #expect(response["/count"] == 0)
  }

  @Test(arguments: [
    ("error", "30d", "nothing is planned that leads to error"),
    ("running", "1s", "more than 1s away"), ("stopped", "3s", "would be running"),
  ])
  func `an advance until a state that does not come in time moves nothing, and says what would`(
    _ state: String, _ within: String, _ words: String
  ) async throws {
    let client = try ControlClient()
    let id = try await client.provisioningComputer()
    let before = await client.vendor(.get, "/computers/\(id)")
    let response = await client.send(
      .post, "/clock/advance", awaiting(id, state, within: within))
    #expect(response.status == 409)
    #expect(response["/title"] == "the state does not come")
    #expect(response["/pointer"] == "/until/state")
    #expect(response["/detail"]?.stringValue?.contains(words) == true)
    #expect(await client.send(.get, "/clock")["/now"] == "2026-05-17T10:00:00.000000Z")
    #expect(await client.vendor(.get, "/computers/\(id)").text == before.text)
    // What was planned is still planned.
    let later = await client.send(.post, "/clock/advance", awaiting(id, "running"))
    #expect(later["/now"] == "2026-05-17T10:00:01.500000Z")
  }

  @Test(arguments: [
    ("vendor", "/until/vendor", "miosa"), ("resource", "/until/resource", "computer"),
    ("state", "/until/state", "running"),
  ])
  func `an awaited state with unknown names is refused with the nearest names`(
    _ wrong: String, _ pointer: String, _ nearest: String
  ) async throws {
    let client = try ControlClient()
    let id = try await client.provisioningComputer()
    let response = await client.send(
      .post, "/clock/advance",
      awaiting(
        id, wrong == "state" ? "runing" : "running",
        resource: wrong == "resource" ? "computr" : "computer",
        vendor: wrong == "vendor" ? "miosah" : nil))
    #expect(response.status == 400)
    #expect(response["/pointer"] == .string(pointer))
    #expect(response.words("/expected").first == nearest)
  }

  @Test func `an awaited state of a thing that there is not is refused with the nearest ids`()
    async throws
  {
    let client = try ControlClient()
    let id = try await client.provisioningComputer()
    let response = await client.send(
      .post, "/clock/advance", awaiting(String(id.dropLast()) + "x", "running"))
    #expect(response.status == 404)
    #expect(response["/pointer"] == "/until/id")
    #expect(response.words("/expected").first == id)
    #expect(await client.send(.get, "/clock")["/now"] == "2026-05-17T10:00:00.000000Z")
  }

  @Test(
    arguments: [
      ["by": "1s", "until": ["resource": "computer", "id": "x", "state": "running"]],
      ["within": "1s"], ["until": "computer x is running"], ["until": ["resource": "computer"]],
      ["until": ["resource": "computer", "id": "x", "state": "running", "when": "now"]],
    ] as [JSON])
  func `an awaited state that is not said properly is refused`(_ body: JSON) async throws {
    let client = try ControlClient()
    #expect(await client.send(.post, "/clock/advance", body).status == 400)
    #expect(await client.send(.get, "/clock")["/now"] == "2026-05-17T10:00:00.000000Z")
  }
}
