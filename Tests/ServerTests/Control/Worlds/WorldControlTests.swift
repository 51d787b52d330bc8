import HTTPTypes
import Server
import SimulationTesting
import Testing
import Wire

@Suite("Worlds on the control plane")
struct WorldControlTests {
  @Test(arguments: [
    ("/worlds/ci/clock", "", nil), ("/clock", "/~ci", nil), ("/clock", "", "ci"),
    ("/worlds/ci/clock", "/~other", "another"), ("/clock", "/~ci", "another"),
  ])
  func `a world is named by the path, else before it, else by the header`(
    _ path: String, _ prefix: String, _ header: String?
  ) async throws {
    var headers: HTTPFields = [:]
    headers[worldHeader] = header
    let response = try await ControlClient().send(.get, path, headers: headers, prefix: prefix)
    #expect(response["/world"] == "ci")
  }

  @Test func `a request that names none is about the default world`() async throws {
    #expect(try await ControlClient().send(.get, "/clock")["/world"] == "default")
  }

  @Test func `a world's name that is none is refused`() async throws {
    let response = try await ControlClient().send(.get, "/clock", headers: [worldHeader: "a b"])
    #expect(response.status == 400)
    #expect(response["/title"] == "not a world's name")
  }

  @Test func `clocks of two worlds do not know of each other`() async throws {
    let client = try ControlClient()
    _ = await client.send(.post, "/worlds/a/clock/advance", ["by": "1d"])
    #expect(await client.send(.get, "/worlds/a/clock")["/now"] == "2026-05-18T10:00:00.000000Z")
    #expect(await client.send(.get, "/worlds/b/clock")["/now"] == "2026-05-17T10:00:00.000000Z")
  }

  @Test func `a world can be made to one's liking`() async throws {
    let client = try ControlClient()
    let made = await client.send(
      .post, "/worlds",
      [
        "name": "ci", "seed": 7, "baseline": "empty", "clock": "scaled:60",
        "start": "2027-01-01T00:00:00Z",
      ])
    #expect(made.status == 201)
    #expect(made["/seed"] == "7")
    #expect(made["/baseline"] == "empty")
    #expect(made["/clock"] == "scaled")
    #expect(made["/now"] == "2027-01-01T00:00:00.000000Z")
    #expect(await client.send(.post, "/worlds", ["name": "ci"]).status == 409)
    #expect(await client.send(.get, "/worlds")["/worlds/0/name"] == "ci")
  }

  @Test(
    arguments: [
      (JSON.object([:]), ["/name"]), (["name": "a b"], ["/name"]), (["name": ""], ["/name"]),
      (["name": "x", "seed": -1, "clock": "fast", "start": "now"], ["/seed", "/clock", "/start"]),
      (["name": "x", "baseline": "full", "path": "/etc"], ["/baseline", "/path"]),
    ] as [(JSON, [String])])
  func `a world is not made from what makes no sense`(
    _ body: JSON, _ pointers: [String]
  ) async throws {
    let client = try ControlClient()
    let response = await client.send(.post, "/worlds", body)
    #expect(response.status == 400)
    let found = (response["/violations"]?.arrayValue ?? []).compactMap {
      $0["pointer"]?.stringValue
    }
    #expect(found == pointers)
    #expect(await client.send(.get, "/worlds")["/worlds"]?.arrayValue?.count == 1)
  }

  @Test func `reading a world makes none`() async throws {
    let client = try ControlClient()
    let response = await client.send(.get, "/worlds/defualt")
    #expect(response.status == 404)
    #expect(response.words("/expected") == ["default"])
    #expect(await client.send(.get, "/worlds")["/worlds"]?.arrayValue?.count == 1)
  }

  @Test func `a reset brings the baseline back and forgets the world's requests`() async throws {
    let client = try ControlClient()
    let id = try await client.provisioningComputer()
    _ = try await client.provisioningComputer(inWorld: "other")
    let response = await client.send(.post, "/worlds/default/reset")
    #expect(response.status == 200)
    #expect(response["/requests"] == 0)
    #expect(await client.send(.get, "/resources/miosa/computer/\(id)").status == 404)
    #expect(
      await client.send(.get, "/requests/count", headers: [worldHeader: "default"])["/count"] == 0)
    #expect(await client.send(.get, "/worlds/other/requests/count")["/count"] == 1)
  }

  @Test func `a world can be forgotten, the default one cannot`() async throws {
    let client = try ControlClient()
    let id = try await client.provisioningComputer(inWorld: "ci")
    #expect(await client.send(.delete, "/worlds/ci").status == 204)
    #expect(await client.send(.get, "/worlds/ci").status == 404)
    #expect(await client.send(.get, "/worlds/ci/resources/miosa/computer/\(id)").status == 404)
    #expect(await client.send(.delete, "/worlds/default").status == 409)
  }

  @Test func `a server that makes no unknown worlds says so`() async throws {
    let client = try ControlClient(makesUnknownWorlds: false)
    #expect(await client.send(.get, "/worlds/ci/clock").status == 404)
    #expect(await client.vendor(.get, "/workspaces", inWorld: "ci").status == 404)
    #expect(await client.send(.post, "/worlds", ["name": "ci"]).status == 201)
    #expect(await client.vendor(.get, "/workspaces", inWorld: "ci").status == 200)
  }

  @Test(arguments: [".", "..", ".hidden", "-x", "--help", "a/b", "", "a b"])
  func `a name that a path or an option cannot carry is refused`(_ name: String) async throws {
    let client = try ControlClient()
    for (path, title) in [
      ("/worlds", "the request is not valid"), ("/snapshots", "the request is not valid"),
      ("/fork", "the request is not valid"),
    ] {
      let response = await client.send(.post, path, ["name": .string(name)])
      #expect(response.status == 400)
      #expect(response["/title"]?.stringValue == title)
    }
    #expect(client.world.router.worlds.names == ["default"])
    let rule = await client.send(
      .post, "/rules", ["name": .string(name), "then": ["status": 503]])
    #expect(rule.status == 422)
  }

  @Test(arguments: ["/reset", "/clock/freeze", "/clock/resume"])
  func `a route that takes no body takes an empty object, and no other value`(
    _ path: String
  ) async throws {
    let client = try ControlClient()
    #expect(await client.send(.post, path).status == 200)
    #expect(await client.send(.post, path, [:]).status == 200)
    for body: JSON in [[], .null, "x", 1, ["a": 1]] {
      #expect(await client.send(.post, path, body).status == 400)
    }
  }
}
