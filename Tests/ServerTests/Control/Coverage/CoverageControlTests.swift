import HTTPTransport
import HTTPTypes
import Miosa
import Simulation
import SimulationTesting
import Testing
import Wire

@testable import Server

@Suite("Coverage on the control plane")
struct CoverageControlTests {
  /// A client that has exercised two operations in two worlds.
  private func client() async throws -> ControlClient {
    let client = try ControlClient()
    _ = await client.vendor(.get, "/workspaces")
    _ = await client.vendor(.post, "/workspaces", ["name": "a"], inWorld: "ci")
    _ = await client.vendor(.get, "/workspaces/<x>", inWorld: "ci")
    _ = await client.vendor(.get, "/<x>'\"&", inWorld: "ci")
    return client
  }

  @Test func `coverage is of all worlds unless one is named`() async throws {
    let client = try await client()
    let all = await client.send(.get, "/coverage")
    #expect(all.status == 200)
    #expect(all["/world"] == .null)
    #expect(all["/vendors/0/vendor"] == "miosa")
    #expect(all["/vendors/0/figures/operations/covered"] == 2)
    #expect(all["/vendors/0/undocumented_calls"] == 1)
    let one = await client.send(.get, "/coverage", headers: [worldHeader: "ci"])
    #expect(one["/world"] == "ci")
    #expect(one["/vendors/0/figures/operations/covered"] == 1)
    let other = await client.send(.get, "/worlds/default/coverage")
    #expect(other["/vendors/0/undocumented_calls"] == 0)
  }

  @Test func `coverage of a world makes no world`() async throws {
    let client = try await client()
    let response = await client.send(.get, "/worlds/cj/coverage")
    #expect(response.status == 404)
    #expect(response.words("/expected").first == "ci")
    #expect(await client.send(.get, "/worlds")["/worlds"]?.arrayValue?.count == 2)
  }

  @Test func `coverage keeps what a world has shown that is forgotten or begun anew`()
    async throws
  {
    let client = try await client()
    #expect(await client.send(.delete, "/worlds/ci").status == 204)
    #expect(await client.send(.post, "/reset").status == 200)
    let all = await client.send(.get, "/coverage")
    #expect(all["/vendors/0/figures/operations/covered"] == 2)
    let one = await client.send(.get, "/worlds/default/coverage")
    #expect(one["/vendors"] == [])
  }

  @Test func `coverage is of vendors that were called, or of those that are named`() async throws {
    let client = try ControlClient()
    #expect(await client.send(.get, "/coverage")["/vendors"] == [])
    let named = await client.send(.get, "/coverage?vendor=miosa")
    #expect(named["/vendors/0/figures/operations/covered"] == 0)
    let unknown = await client.send(.get, "/coverage?vendor=miosa&vendor=mioza")
    #expect(unknown.status == 404)
    #expect(unknown.words("/expected") == ["miosa"])
  }

  @Test func `coverage lists calls that reach no vendor`() async throws {
    let client = try await client()
    _ = await client.deliver(
      InboundRequest(
        method: .get, target: "/api/v1/workspaces?x=1", authority: "127.0.0.1:4010", headers: [:],
        body: []))
    let response = await client.send(.get, "/coverage")
    #expect(response["/unmounted/0/path"] == "/api/v1/workspaces")
    #expect(response["/unmounted/0/reason"] == "no_vendor")
    #expect(response["/unmounted_calls"] == 1)
  }

  @Test(arguments: [
    ("/coverage?min_coverage=80", "/min_coverage"),
    ("/coverage.xml?min_coverage=101", "/min_coverage"),
    ("/coverage.xml?min_coverage=x", "/min_coverage"), ("/coverage.xml?measure=lines", "/measure"),
    ("/coverage.html?vendors=miosa", "/vendors"),
  ])
  func `coverage refuses a query that makes no sense`(
    _ path: String, _ pointer: String
  ) async throws {
    let response = try await ControlClient().send(.get, path)
    #expect(response.status == 400)
    #expect(response["/pointer"] == .string(pointer))
  }

  @Test func `the coverage page loads nothing and escapes what came from clients`() async throws {
    let response = try await client().send(.get, "/coverage.html")
    #expect(response.headers[.contentType] == "text/html; charset=utf-8")
    for forbidden in ["<x>", "http://", "https://", "src=", "@import", "url("] {
      #expect(!response.text.contains(forbidden), "\(forbidden)")
    }
    #expect(response.text.contains("GET /api/v1/&lt;x&gt;&#39;&quot;&amp;"))
    #expect(response.text.contains("createWorkspace"))
    #expect(response.text.contains("default-src 'none'"))
  }

  @Test func `the coverage page is a page without any vendor too`() async throws {
    let response = try await ControlClient().send(.get, "/coverage.html")
    #expect(response.status == 200)
    #expect(response.text.contains("No vendor has been called."))
  }

  @Test func `coverage as JUnit is a suite of cases that fail under a gate only`() async throws {
    let client = try await client()
    let free = try TestSuites(xml: await client.send(.get, "/coverage.xml").text)
    let suite = try #require(free.suites.first)
    #expect(suite.name == "miosa")
    #expect(suite.cases.count { $0.verdict == nil } == 2)
    #expect(suite.failures == 0)
    #expect(suite.skipped == suite.cases.count - 2)
    let held = try TestSuites(xml: await client.send(.get, "/coverage.xml?min_coverage=50").text)
    #expect(held.suites.first?.failures == suite.skipped)
    #expect(held.suites.first?.skipped == 0)
    let passed = try TestSuites(xml: await client.send(.get, "/coverage.xml?min_coverage=1").text)
    #expect(passed.suites.first?.failures == 0)
    let fields = try TestSuites(
      xml: await client.send(.get, "/coverage.xml?min_coverage=9.5&measure=request_fields").text)
    let create = fields.suites.first?.cases.first { $0.name == "createWorkspace" }
    #expect(create?.verdict == "failure")
    #expect(create?.message.hasPrefix("never sent: ") == true)
  }

  @Test func `coverage as JUnit fails a gate that nobody came to`() async throws {
    let client = try ControlClient()
    let suites = try TestSuites(
      xml: await client.send(.get, "/coverage.xml?min_coverage=1").text)
    #expect(suites.suites.first?.failures == 1)
    #expect(try TestSuites(xml: await client.send(.get, "/coverage.xml").text).suites.isEmpty)
  }

  @Test(arguments: [
    ("a<x>&\"'", "a&lt;x&gt;&amp;&quot;&#39;"), ("é\u{1F600}\n\t", "é\u{1F600}\n\t"),
    ("\u{0}\u{1B}\u{7F}\u{FFFE}x", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}x"),
  ])
  func `coverage as markup escapes text that means something in markup`(
    _ text: String, _ escaped: String
  ) {
    #expect(Markup.escaped(text) == escaped)
  }
}
