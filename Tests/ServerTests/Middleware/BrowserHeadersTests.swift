import HTTPTransport
import HTTPTypes
import Testing

/// What a browser is told that another site has made load an answer of the server.
@Suite struct BrowserHeadersTests {
  private static let plain = "default-src 'none'; frame-ancestors 'none'"

  @Test(arguments: [
    ("/_understudy/v1/coverage.html", 200), ("/_understudy/v1/worlds", 200),
    ("/_understudy/v1/metrics", 200), ("/_understudy/v1/nothing", 404), ("/nothing", 404),
    ("/~.x/miosa/api/v1/workspaces", 400),
  ])
  func `the server's own answers are loaded into nothing and taken for nothing else`(
    _ target: String, _ status: Int
  ) async throws {
    let response = try await ControlClient().deliver(
      InboundRequest(method: .get, target: target, authority: "127.0.0.1:4010"))
    #expect(response.status == status)
    let header = { (name: String) in HTTPField.Name(name).flatMap { response.headers[$0] } }
    #expect(header("X-Content-Type-Options") == "nosniff")
    #expect(header("X-Frame-Options") == "DENY")
    #expect(header("Cross-Origin-Resource-Policy") == "same-origin")
    let isPage = target.hasSuffix(".html")
    #expect(
      header("Content-Security-Policy")
        == Self.plain + (isPage ? "; style-src 'unsafe-inline'; script-src 'unsafe-inline'" : ""))
  }

  @Test func `a vendor's answer is as the vendor gives it`() async throws {
    let response = await (try ControlClient()).vendor(.get, "/workspaces")
    #expect(response.status == 200)
    #expect(HTTPField.Name("X-Frame-Options").flatMap { response.headers[$0] } == nil)
  }
}
