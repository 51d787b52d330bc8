import HTTPTypes
import Simulation
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
      #"understudy_requests_total{world="default",vendor="miosa",operation="listWorkspaces","#
      + #"status="200",code=""} 2"#
    #expect(response.text.contains(line))
    for line in response.text.split(separator: "\n") where !line.hasPrefix("#") {
      #expect(line.split(separator: " ").last.flatMap { Double($0) } != nil)
    }
  }
}
