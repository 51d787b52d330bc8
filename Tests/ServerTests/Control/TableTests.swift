import HTTPTransport
import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

@testable import Server

@Suite("The table of the control plane")
struct TableTests {
  @Test func `the control plane's table names each operation once`() {
    let ids = ControlPlane.operations.map(\.id)
    #expect(Set(ids).count == ids.count)
  }

  @Test(arguments: [
    "/health", "/ready", "/version", "/vendors", "/operations", "/openapi", "/openapi/miosa",
    "/metrics", "/clock", "/worlds", "/worlds/default", "/resources", "/requests",
    "/requests/count", "//clock/", "/coverage", "/coverage.html", "/coverage.xml",
  ])
  func `the control plane answers what can be read without more ado`(_ path: String) async throws {
    let response = try await ControlClient().send(.get, path)
    #expect(response.status == 200)
    #expect(response.headers[.cacheControl] == "no-store")
  }

  @Test(
    arguments: [
      ("localhost:4011", "", [:], "http://localhost:4011/miosa"),
      ("127.0.0.1:4010", "/~ci", [:], "http://127.0.0.1:4010/~ci/miosa"),
      ("[::1]:4010", "", [WorldName.header: "ci"], "http://[::1]:4010/~ci/miosa"),
    ] as [(String, String, HTTPFields, String)])
  func `a vendor's document names the server where the client reaches it`(
    _ host: String, _ prefix: String, _ headers: HTTPFields, _ expected: String
  ) async throws {
    let response = try await ControlClient().send(
      .get, "/openapi/miosa", headers: headers, host: host, prefix: prefix)
    #expect(response["/servers/0/url"] == .string(expected))
  }

  @Test func `the control plane says which methods a route takes`() async throws {
    let response = try await ControlClient().send(.patch, "/requests")
    #expect(response.status == 405)
    #expect(response.headers[.allow] == "GET, DELETE")
    #expect(response.words("/expected") == ["GET", "DELETE"])
  }

  @Test func `the control plane says which route was meant`() async throws {
    let response = try await ControlClient().send(.get, "/helth")
    #expect(response.status == 404)
    #expect(response.words("/expected") == ["/_understudy/v1/health"])
  }

  @Test(arguments: [
    ("?tier=1", 1...100), ("?tier=1&tier=2", 1...100), ("?status=never", 0...100),
    ("?vendor=miosa&status=simulated", 1...100),
  ])
  func `the control plane lists documented routes by tier, status and vendor`(
    _ query: String, _ range: ClosedRange<Int>
  ) async throws {
    let response = try await ControlClient().send(.get, "/operations\(query)")
    let count = response["/operations"]?.arrayValue?.count ?? -1
    #expect(range.contains(count))
  }

  @Test func `the control plane tells of each route where its behaviour is known from`()
    async throws
  {
    let response = try await ControlClient().send(.get, "/operations?vendor=miosa")
    let create = response["/operations"]?.arrayValue?.first {
      $0["operation"] == "createWorkspace"
    }
    #expect(create?["method"] == "POST")
    #expect(create?["path"] == "/api/v1/workspaces")
    #expect(create?["status"] == "simulated")
    #expect(create?["source"]?.stringValue?.isEmpty == false)
  }

  @Test
  func `the control plane's document describes every route and refers to nothing that is missing`()
    async throws
  {
    let document = try #require(try await ControlClient().send(.get, "/openapi").json)
    let paths = try #require(document["paths"]?.objectValue)
    for operation in ControlPlane.operations {
      for template in operation.templates {
        let described = paths[template.description]?[operation.method.rawValue.lowercased()]
        #expect(described?["summary"] == .string(operation.summary))
      }
    }
    let known = document["components"]?["schemas"]?.objectValue?.keys ?? []
    let text = "\(document)"
    for part in text.split(separator: "#/components/schemas/").dropFirst() {
      let name = String(part.prefix { $0 != "\"" })
      #expect(known.contains(name))
    }
  }

  @Test func `the control plane's counters are read as Prometheus reads them`() async throws {
    let client = try ControlClient()
    _ = await client.vendor(.get, "/workspaces")
    _ = await client.vendor(.get, "/workspaces")
    let response = await client.send(.get, "/metrics")
    #expect(response.headers[.contentType]?.hasPrefix("text/plain; version=0.0.4") == true)
    let line =
      #"understudy_requests_total{vendor="miosa",operation="listWorkspaces","#
      + #"status="200",code=""} 2"#
    #expect(response.text.contains(line))
    for line in response.text.split(separator: "\n") where !line.hasPrefix("#") {
      #expect(line.split(separator: " ").last.flatMap { Double($0) } != nil)
    }
  }

  private func samples(_ client: ControlClient, _ path: String) async -> [String: Double] {
    let lines = await client.send(.get, path).text.split(separator: "\n")
    return Dictionary(
      lines.filter { !$0.hasPrefix("#") }.compactMap { line in
        let words = line.split(separator: " ")
        return words.last.flatMap { Double($0) }.map {
          (words.dropLast().joined(separator: " "), $0)
        }
      }, uniquingKeysWith: { $1 })
  }

  @Test func `counters only increase, whatever becomes of worlds and of what is recorded`()
    async throws
  {
    let client = try ControlClient()
    var before: [String: Double] = [:]
    let steps: [() async -> Void] = [
      { _ = await client.vendor(.get, "/workspaces") },
      { _ = await client.vendor(.get, "/nowhere", inWorld: "mm") },
      { _ = await client.vendor(.get, "/workspaces", inWorld: "mm") },
      { _ = await client.send(.post, "/snapshots", ["name": "s"], prefix: "/~mm") },
      { _ = await client.send(.post, "/restore", ["snapshot": "s"], prefix: "/~mm") },
      { _ = await client.send(.post, "/reset") },
      { _ = await client.send(.delete, "/requests") },
      { _ = await client.send(.delete, "/worlds/mm") },
      { client.world.wall.move(by: .seconds(86_400)) },
    ]
    for (number, step) in steps.enumerated() {
      await step()
      let now = await samples(client, "/metrics")
      for (name, value) in before where name.contains("_total") {
        #expect(now[name] ?? -1 >= value, "\(name) after step \(number)")
      }
      before = now
    }
    let listed =
      #"understudy_requests_total{vendor="miosa",operation="listWorkspaces",status="200",code=""}"#
    #expect(before[listed] == 2)
  }

  @Test func `a world has series where it is named, and they are gauges`() async throws {
    let client = try ControlClient()
    for number in 1...3 { _ = await client.vendor(.get, "/workspaces", inWorld: "w\(number)") }
    #expect(await !client.send(.get, "/metrics").text.contains("world="))
    for (path, prefix) in [("/worlds/w2/metrics", ""), ("/metrics", "/~w2")] {
      let text = await client.send(.get, path, prefix: prefix).text
      #expect(
        text.contains(
          #"understudy_world_requests{world="w2",vendor="miosa",operation="listWorkspaces","#
            + #"status="200",code=""} 1"#))
      #expect(text.contains(#"understudy_world_clock_seconds{world="w2"} 1779012000.0"#))
      #expect(!text.contains("counter"))
    }
    #expect(await client.send(.get, "/worlds/none/metrics").status == 404)
  }

  @Test func `a path that is like no route is repeated in part, and brings no advice`() async throws
  {
    let path = "/" + String(repeating: "long", count: 20_000)
    for prefix in ["", "/~ci"] {
      let response = try await ControlClient().send(.get, path, prefix: prefix)
      #expect(response.status == 404)
      #expect(response["/expected"] == nil)
      #expect(response.text.utf8.count < 1_000)
    }
  }

  @Test func `of many violations the first are listed, and the others counted`() async throws {
    var members: JSONObject = ["name": "ci"]
    for number in 0..<5_000 { members["m\(number)"] = 1 }
    let response = try await ControlClient().send(.post, "/worlds", .object(members))
    #expect(response.status == 400)
    #expect(response["/violations"]?.arrayValue?.count == 20)
    #expect(response["/violations_omitted"] == 4_980)
    #expect(response["/detail"]?.stringValue?.hasSuffix("; and 4980 more") == true)
    #expect(response.text.utf8.count < 20_000)
  }

  @Test func `of many faults of a scenario the first are listed, and the others counted`()
    async throws
  {
    var members: JSONObject = ["scenario": 1]
    for number in 0..<500 { members["m\(number)"] = 1 }
    let response = try await ControlClient().send(.put, "/scenario", .object(members))
    #expect(response.status == 422)
    #expect(response["/violations"]?.arrayValue?.count == 20)
    #expect(response["/violations_omitted"] == 480)
    #expect(response.text.utf8.count < 20_000)
  }

  @Test func `a name that is long is repeated in part`() async throws {
    let name = String(repeating: "x", count: 100_000)
    let response = try await ControlClient().send(
      .post, "/requests/verify",
      ["expectations": [["request": ["operation": .string(name)], "exactly": 1]]])
    #expect(response.status == 400)
    #expect(response.text.utf8.count < 10_000)
  }

  @Test func `a body of more values than are read is refused`() async throws {
    let values = JSON.array(Array(repeating: 1, count: 100_001))
    let response = try await ControlClient().send(.post, "/worlds", ["name": values])
    #expect(response.status == 400)
    #expect(response["/detail"] == "line 1, column 200006: more than 100000 values")
  }

  @Test func `a body in a coding is said to be in one`() async throws {
    let response = try await ControlClient().deliver(
      InboundRequest(
        method: .post, target: "/_understudy/v1/worlds", authority: "127.0.0.1:4010",
        headers: [.contentType: "application/json", .contentEncoding: "gzip"],
        body: [0x1f, 0x8b, 8, 0]))
    #expect(response.status == 400)
    #expect(
      response["/detail"] == "Content-Encoding gzip is not undone here; send the body without it")
  }
}
