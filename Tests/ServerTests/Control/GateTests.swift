import HTTPTransport
import HTTPTypes
import Server
import Testing
import Wire

@Suite("Who may speak to the control plane")
struct GateTests {
  @Test(arguments: [
    "127.0.0.1:4010", "127.0.0.1", "localhost:4010", "LOCALHOST", "[::1]:4010",
    "miosa.localhost:4010", "127.3.2.1", "localhost.:4010", "localhost.",
  ])
  func `a loopback name is served`(_ host: String) async throws {
    #expect(try await ControlClient().send(.get, "/clock", host: host).status == 200)
  }

  @Test func `a port of its own has the control plane and no vendor`() async throws {
    let client = try ControlClient()
    let paths = [
      ("/_understudy/v1/ready", 200), ("/miosa/api/v1/workspaces", 404),
      ("/~ci/miosa/api/v1/workspaces", 404), ("/api/v1/workspaces", 404),
    ]
    for (path, status) in paths {
      let response = await client.deliver(
        InboundRequest(
          method: .get, target: path, authority: "miosa.localhost:4090",
          headers: [.authorization: "Bearer msk_test"], listener: VendorRouter.controlListener))
      #expect(response.status == status)
      if status == 404 { #expect(response["/title"] == "no vendor is mounted here") }
    }
    #expect(await client.send(.get, "/requests?vendor=miosa")["/requests"] == [])
  }

  @Test(arguments: [
    "evil.example", "127.0.0.1.evil.example", "localhost.evil.example:4010", "api.miosa.ai",
    "192.168.1.5:4010", "[2001:db8::1]", "127.0.0.1:4010@evil", "[::1]evil", "[::1]@evil",
    "127.+0.0.1", "localhost..", "127.0.0.1%40evil",
  ])
  func `a Host that somebody made to point here is refused`(_ host: String) async throws {
    let client = try ControlClient()
    let response = await client.send(.post, "/clock/advance", ["by": "1s"], host: host)
    #expect(response.status == 403)
    #expect(response["/pointer"] == "Host")
    #expect(await client.send(.get, "/clock")["/now"] == "2026-05-17T10:00:00.000000Z")
  }

  @Test(arguments: ["understudy:4010", "evil.example", "192.168.1.5"])
  func `health is told under any Host, and nothing else`(_ host: String) async throws {
    let client = try ControlClient()
    for path in ["/health", "/ready", "/version"] {
      #expect(await client.send(.get, path, host: host).status == 200)
    }
    let site = await client.send(
      .get, "/health", headers: [.origin: "http://a.example"], host: host)
    #expect(site.status == 403)
    for path in ["/worlds", "/vendors", "/nothing", "/metrics"] {
      let response = await client.send(.get, path, host: host)
      #expect(response.status == 403)
      #expect(response["/detail"]?.stringValue?.contains("--control-host") == true)
    }
  }

  @Test func `a configured Host is served, and addresses are where the server is exposed`()
    async throws
  {
    let gate = ControlGate(hosts: ["Build.Internal"], takesAddresses: true)
    let client = try ControlClient(gate: gate)
    #expect(await client.send(.get, "/clock", host: "build.internal:4010").status == 200)
    #expect(await client.send(.get, "/clock", host: "192.168.1.5:4010").status == 200)
    #expect(await client.send(.get, "/clock", host: "evil.example").status == 403)
  }

  @Test(arguments: [
    ("http://127.0.0.1:4010", 200), ("http://evil.example", 403), ("null", 403),
    ("https://127.0.0.1:4010", 403), ("http://127.0.0.1:4011", 403),
  ])
  func `a page of another origin is refused`(_ origin: String, _ status: Int) async throws {
    let response = try await ControlClient().send(.get, "/clock", headers: [.origin: origin])
    #expect(response.status == status)
  }

  @Test(arguments: ["text/plain", "application/x-www-form-urlencoded", "", "application/jsonp"])
  func `a body that is not declared as JSON is refused`(_ type: String) async throws {
    let response = try await ControlClient().send(
      .post, "/clock/advance", ["by": "1s"], headers: [.contentType: type])
    #expect(response.status == 415)
    #expect(response["/pointer"] == "Content-Type")
  }

  @Test func `a declared character set does no harm`() async throws {
    let response = try await ControlClient().send(
      .post, "/clock/advance", ["by": "1s"],
      headers: [.contentType: "Application/JSON; charset=utf-8"])
    #expect(response.status == 200)
  }

  @Test(arguments: [nil, "Bearer wrong", "Bearer secret1", "Basic secret", "Bearer secre"])
  func `a server with a token asks for it`(_ value: String?) async throws {
    let client = try ControlClient(gate: ControlGate(token: "secret"))
    var headers: HTTPFields = [:]
    headers[.authorization] = value
    let response = await client.send(.get, "/clock", headers: headers)
    #expect(response.status == 401)
    #expect(response.headers[.wwwAuthenticate] == "Bearer")
    #expect(await client.send(.get, "/ready", headers: headers).status == 200)
    let right: HTTPFields = [.authorization: "Bearer secret"]
    #expect(await client.send(.get, "/clock", headers: right).status == 200)
  }

  @Test(arguments: [("cross-site", 403), ("same-origin", 200), ("none", 200)])
  func `a request that a browser sends for another site is refused without an Origin too`(
    _ site: String, _ status: Int
  ) async throws {
    let response = try await ControlClient().deliver(
      InboundRequest(
        method: .get, target: "/_understudy/v1/worlds", authority: "127.0.0.1:4010",
        headers: [try #require(HTTPField.Name("Sec-Fetch-Site")): site]))
    #expect(response.status == status)
  }
}
