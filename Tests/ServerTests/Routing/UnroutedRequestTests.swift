import HTTPTransport
import HTTPTypes
import Miosa
import Server
import Simulation
import SimulationTesting
import Synchronization
import Telemetry
import Testing
import Wire

@testable import UnderstudyCommands

/// Requests that come to no vendor: a wrong base URL, another server's name.
@Suite struct UnroutedRequestTests {
  private final class Lines: Sendable {
    private let lines = Mutex<[String]>([])

    func add(_ line: String) { lines.withLock { $0.append(line) } }

    var all: [String] { lines.withLock { $0 } }
  }

  private func request(
    _ target: String, host: String = "127.0.0.1:4010", headers: HTTPFields = [:],
    listener: String? = nil
  ) -> InboundRequest {
    InboundRequest(
      method: .get, target: target, authority: host, headers: headers, listener: listener)
  }

  @Test(arguments: [
    ("/api/v1/workspaces?x=1", "/api/v1/workspaces", 404, "default", nil),
    ("/~ci/api/v1/workspaces", "/~ci/api/v1/workspaces", 404, "ci", nil),
    ("/~.x/miosa/api/v1/workspaces", "/~.x/miosa/api/v1/workspaces", 400, "default", nil),
    ("/miosa/api/v1/workspaces", "/miosa/api/v1/workspaces", 404, "default", "control"),
    ("http://example.com/miosa/x", "/miosa/x", 403, "default", nil),
  ])
  func `a request to no vendor is kept and logged with what is wrong with it`(
    _ target: String, _ path: String, _ status: Int, _ name: String, _ listener: String?
  ) async throws {
    let lines = Lines()
    let line = RequestLine(format: .text, isColoured: false)
    let world = try TestWorld(
      [Vendor(Miosa.self)], onEntry: { lines.add(line.text($0, at: TestWorld.start)) })
    let response = await world.deliver(
      request(
        target, headers: [.authorization: "Bearer msk_0123456789abcdef"], listener: listener))
    #expect(response.status == status)
    let entry = try #require(world.journal.newest(10).first)
    #expect(entry.vendor == nil)
    #expect(entry.path == path)
    #expect(entry.status == status)
    #expect(entry.world == name)
    #expect(entry.at == TestWorld.start)
    #expect(entry.requestHeaders[.authorization] == "Bearer msk_0123…")
    let diagnosis = try #require(entry.diagnosis)
    #expect(lines.all.count == 1)
    #expect(lines.all[0].contains(" \(status) GET \(path)"))
    #expect(lines.all[0].hasSuffix("(\(diagnosis))"))
  }

  @Test func `a request to no vendor is read by its id and counted`() async throws {
    let client = try ControlClient()
    _ = await client.deliver(request("/api/v1/workspaces"))
    let list = await client.send(.get, "/requests")
    #expect(list["/requests/0/vendor"] == .null)
    #expect(list["/requests/0/path"] == "/api/v1/workspaces")
    let id = try #require(list["/requests/0/id"]?.stringValue)
    let detail = await client.send(.get, "/requests/\(id)")
    #expect(detail["/answered_by/kind"] == "server")
    #expect(await client.send(.get, "/requests?vendor=miosa")["/requests"] == [])
    #expect(
      await client.send(.get, "/metrics").text.contains("\nunderstudy_unrouted_requests_total 1\n"))
  }

  @Test func `calls of the control plane are not among the requests`() async throws {
    let client = try ControlClient()
    _ = await client.send(.get, "/nothing")
    _ = await client.send(.get, "/clock", host: "evil.example")
    #expect(await client.send(.get, "/requests")["/requests"] == [])
  }

  @Test func `what is wrong with a path of a vendor stands in the log`() async throws {
    let lines = Lines()
    let line = RequestLine(format: .text, isColoured: false)
    let world = try TestWorld(
      [Vendor(Miosa.self)], onEntry: { lines.add(line.text($0, at: TestWorld.start)) })
    _ = await world.send(.get, "/api/v1/api/v1/workspaces")
    #expect(
      lines.all[0].hasSuffix("(the base path /api/v1 stands twice; the client adds it by itself)"))
  }

  @Test(arguments: [
    "http://example.com/miosa/api/v1/workspaces", "http://example.com/_understudy/v1/worlds",
    "http://example.com", "http://localhost@example.com/miosa/api/v1/workspaces",
    "http://localhost:4010@example.com/_understudy/v1/health", "https://[::2]/x",
    "http://miosa.ai.evil.example/api/v1/workspaces", "http:///miosa/api/v1/workspaces",
  ])
  func `a target of another server is refused before its path is read`(
    _ target: String
  ) async throws {
    let client = try ControlClient()
    for host in ["localhost:4010", "example.com"] {
      let response = await client.deliver(
        request(target, host: host, headers: [.authorization: "Bearer k"]))
      #expect(response.status == 403)
      #expect(response["/title"] == "this is no proxy")
    }
    #expect(client.world.router.worlds.coverageStore.total.total == 0)
  }

  @Test(arguments: [
    ("http://127.0.0.1:4010/miosa/api/v1/workspaces", 200),
    ("http://LOCALHOST./miosa/api/v1/workspaces", 200),
    ("http://api.miosa.ai/api/v1/workspaces", 200), ("http://localhost/_understudy/v1/clock", 200),
  ])
  func `a target of this server or of a vendor is served under the authority in it`(
    _ target: String, _ status: Int
  ) async throws {
    let response = await (try ControlClient()).deliver(
      request(target, host: "evil.example", headers: [.authorization: "Bearer k"]))
    #expect(response.status == status)
  }
}
