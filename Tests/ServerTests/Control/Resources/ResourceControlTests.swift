import HTTPTypes
import Testing
import Wire

@Suite("Things on the control plane")
struct ResourceControlTests {
  @Test func `resources are counted by kind`() async throws {
    let response = try await ControlClient().send(.get, "/resources?vendor=miosa")
    let kinds = (response["/resources"]?.arrayValue ?? []).compactMap { $0["kind"]?.stringValue }
    #expect(kinds.contains("workspace"))
    #expect(kinds.contains("computer"))
  }

  @Test func `resources are listed page by page, each once`() async throws {
    let client = try ControlClient()
    var seen: [String] = []
    var after = ""
    while true {
      let page = await client.send(.get, "/resources/miosa/computer?limit=2&after=\(after)")
      seen += (page["/things"]?.arrayValue ?? []).compactMap { $0["id"]?.stringValue }
      guard let next = page["/next"]?.stringValue else { break }
      after = next
    }
    #expect(seen.count > 2)
    #expect(seen == Set(seen).sorted())
  }

  @Test func `resources are shown as their vendor shows them, with the moves that are offered`()
    async throws
  {
    let client = try ControlClient()
    let id = try await client.provisioningComputer()
    let response = await client.send(.get, "/resources/miosa/computer/\(id)")
    #expect(response["/state"] == "provisioning")
    #expect(response["/shown/status"] == "provisioning")
    #expect(response.words("/offered").contains("running"))
  }

  @Test func `resources move where their lifecycle has such a step`() async throws {
    let client = try ControlClient()
    let id = try await client.provisioningComputer()
    let path = "/worlds/default/resources/miosa/computer/\(id)/state"
    let response = await client.send(.put, path, ["to": "error"])
    #expect(response.status == 200)
    #expect(response["/transitions/0/from"] == "provisioning")
    #expect(response["/transitions/0/to"] == "error")
    // What was planned is void: the computer stays broken.
    #expect(await client.send(.post, "/clock/advance", ["by": "1d"])["/transitions"] == [])
  }

  @Test(arguments: ["flying", "stopped", "provisioning"])
  func `resources do not move without such a step, and the offered states are named`(
    _ state: String
  ) async throws {
    let client = try ControlClient()
    let id = try await client.provisioningComputer()
    let path = "/resources/miosa/computer/\(id)"
    let refused = await client.send(.put, path + "/state", ["to": .string(state)])
    #expect(refused.status == 409)
    #expect(refused.words("/expected") == (await client.send(.get, path)).words("/offered"))
    #expect(await client.send(.get, path)["/state"] == "provisioning")
  }

  @Test(arguments: [
    ("/resources/mioza/computer", "unknown vendor", "miosa"),
    ("/resources/miosa/computr", "unknown kind of resource", "computer"),
    ("/resources?vendor=x", "unknown vendor", "miosa"),
  ])
  func `resources that nobody knows are refused with the nearest name first`(
    _ path: String, _ title: String, _ nearest: String
  ) async throws {
    let response = try await ControlClient().send(.get, path)
    #expect(response.status == 404)
    #expect(response["/title"] == .string(title))
    #expect(response.words("/expected").first == nearest)
  }

  @Test func `resources that do not exist and those that have no states are told apart`()
    async throws
  {
    let client = try ControlClient()
    let to: JSON = ["to": "running"]
    #expect(await client.send(.put, "/resources/miosa/computer/nope/state", to).status == 404)
    #expect(await client.send(.get, "/resources/miosa/computer/nope").status == 404)
    let stateless = await client.send(.put, "/resources/miosa/workspace/nope/state", to)
    #expect(stateless["/title"] == "nothing to move")
  }
}
