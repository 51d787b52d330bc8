import HTTPTransport
import HTTPTypes
import Server
import SimulationTesting
import Testing
import Wire

@Suite("The clock of a world")
struct ClockControlTests {
  @Test func `the clock stands at the world's time and says how it runs`() async throws {
    let response = try await ControlClient().send(.get, "/clock")
    #expect(response.status == 200)
    #expect(response["/now"] == "2026-05-17T10:00:00.000000Z")
    #expect(response["/mode"] == "frozen")
    #expect(response["/factor"]?.doubleValue == 0)
    #expect(response["/next_due"] == .some(.null))
  }

  @Test func `the clock says when the next thing is due`() async throws {
    let client = try ControlClient()
    _ = try await client.provisioningComputer()
    let due = await client.send(.get, "/clock")["/next_due"]?.stringValue
    #expect(due?.hasPrefix("2026-05-17T10:00:") == true)
  }

  @Test func `the clock shows nothing as due that has come, and a move of it reports that once`()
    async throws
  {
    let client = try ControlClient()
    _ = await client.send(.post, "/clock/resume")
    let id = try await client.provisioningComputer()
    client.world.wall.move(by: .seconds(60))
    let shown = await client.send(.get, "/clock")
    let now = try #require(shown["/now"]?.stringValue)
    #expect(shown["/next_due"]?.stringValue ?? "9" > now)
    #expect(shown["/transitions"] == [])
    let moved = await client.send(.post, "/clock/freeze")
    let own = (moved["/transitions"]?.arrayValue ?? []).filter { $0["id"] == .string(id) }
    #expect(own.map { $0["to"] } == ["running"])
    #expect(await client.send(.post, "/clock/resume")["/count"] == 0)
  }

  @Test func `advancing the clock lists what came to pass, each at its own instant`() async throws {
    let client = try ControlClient()
    let id = try await client.provisioningComputer()
    let response = await client.send(.post, "/clock/advance", ["by": "1h"])
    #expect(response.status == 200)
    #expect(response["/now"] == "2026-05-17T11:00:00.000000Z")
    #expect(response["/transitions"]?.arrayValue?.count == 1)
    #expect(response["/transitions/0/vendor"] == "miosa")
    #expect(response["/transitions/0/resource"] == "computer")
    #expect(response["/transitions/0/id"] == .string(id))
    #expect(response["/transitions/0/from"] == "provisioning")
    #expect(response["/transitions/0/to"] == "running")
    #expect(response["/transitions/0/at"]?.stringValue?.hasPrefix("2026-05-17T10:00:") == true)
    #expect(response["/transitions/0/kind"] == "step")
    #expect(response["/count"] == 1)
    #expect(response["/omitted"] == 0)
  }

  @Test func `the clock only goes forward, and a refused move changes nothing`() async throws {
    let client = try ControlClient()
    let refused = await client.send(.post, "/clock/set", ["to": "2026-05-17T09:59:59Z"])
    #expect(refused.status == 409)
    #expect(refused["/title"] == "a clock only goes forward")
    #expect(await client.send(.get, "/clock")["/now"] == "2026-05-17T10:00:00.000000Z")
    let response = await client.send(.post, "/clock/set", ["to": "2027-01-01T00:00:00+01:00"])
    #expect(response["/now"] == "2026-12-31T23:00:00.000000Z")
  }

  @Test(arguments: [("resume", "real", 1.0), ("freeze", "frozen", 0.0)])
  func `the clock can be stopped and let go`(
    _ verb: String, _ mode: String, _ factor: Double
  ) async throws {
    let response = try await ControlClient().send(.post, "/clock/\(verb)")
    #expect(response["/mode"] == .string(mode))
    #expect(response["/factor"]?.doubleValue == factor)
  }

  @Test func `the clock runs as many times as fast as it is told`() async throws {
    let client = try ControlClient()
    #expect(await client.send(.post, "/clock/scale", ["factor": 60])["/mode"] == "scaled")
    client.world.wall.move(by: .seconds(2))
    #expect(await client.send(.get, "/clock")["/now"] == "2026-05-17T10:02:00.000000Z")
  }

  @Test(
    arguments: [
      ("/clock/advance", JSON.object([:]), "/by"), ("/clock/advance", ["by": "2"], "/by"),
      ("/clock/advance", ["by": "-2s"], "/by"), ("/clock/advance", ["by": 2], "/by"),
      ("/clock/advance", ["by": "1s", "to": "x"], "/to"),
      ("/clock/advance", ["by": "100000000d"], "/by"), ("/clock/set", ["to": "yesterday"], "/to"),
      ("/clock/advance", ["by": "1s", "within": "2s"], "/within"),
      ("/clock/set", ["to": "9999-12-31T23:59:59.999999Z"], "/to"),
      ("/clock/advance?limit=-1", ["by": "1s"], "/limit"),
      ("/clock/advance?limt=1", ["by": "1s"], "/limt"),
      ("/clock/set", ["to": "2027-02-30T00:00:00Z"], "/to"),
      ("/clock/scale", ["factor": 0], "/factor"), ("/clock/scale", ["factor": -1], "/factor"),
      ("/clock/scale", ["factor": 1_000_001], "/factor"), ("/clock/freeze", ["now": true], "/now"),
    ] as [(String, JSON, String)])
  func `the clock refuses a body that makes no sense, and says where`(
    _ path: String, _ body: JSON, _ pointer: String
  ) async throws {
    let client = try ControlClient()
    let response = await client.send(.post, path, body)
    #expect(response.status == 400)
    #expect(response.headers[.contentType] == "application/problem+json")
    #expect(response["/pointer"] == .string(pointer))
    #expect(await client.send(.get, "/clock")["/now"] == "2026-05-17T10:00:00.000000Z")
  }

  @Test func `the clock lists every rule that a body breaks`() async throws {
    let response = try await ControlClient().send(
      .post, "/clock/scale", ["factor": "fast", "a": 1, "b": 2])
    #expect(response["/violations"]?.arrayValue?.count == 3)
    #expect(response["/violations/0/pointer"] == "/factor")
    #expect(response["/violations/2/in"] == "body")
  }

  @Test func `a body that is not JSON is refused at its line and column`() async throws {
    let response = try await ControlClient().deliver(
      .init(
        method: .post, target: "/_understudy/v1/clock/advance", authority: "localhost",
        headers: [.contentType: "application/json"], body: Array("{\n  by".utf8)))
    #expect(response.status == 400)
    #expect(response["/detail"]?.stringValue?.hasPrefix("line 2, column 3") == true)
  }
}
