import HTTPTransport
import HTTPTypes
import Miosa
import Server
import Simulation
import SimulationTesting
import Testing

@Suite("Pages of another origin")
struct CrossOriginTests {
  private func response(
    _ method: HTTPRequest.Method, from origin: String?, allowing allowed: String?,
    path: String = "/miosa/api/v1/workspaces"
  ) async throws -> (status: Int, headers: HTTPFields) {
    let world = try TestWorld([Vendor(Miosa.self)])
    let router = VendorRouter(
      worlds: world.router.worlds, vendors: world.vendors, cors: allowed.map { CrossOrigin($0) })
    var headers: HTTPFields = [.authorization: "Bearer k"]
    headers[.origin] = origin
    if method == .options {
      headers[.accessControlRequestMethod] = "POST"
      headers[.accessControlRequestHeaders] = "authorization"
    }
    let response = await router.handle(
      InboundRequest(method: method, target: path, authority: "127.0.0.1", headers: headers))
    guard case .whole(let head, _, delay: _) = response else { return (0, [:]) }
    return (head.status.code, head.headerFields)
  }

  @Test(arguments: ["http://app.test", "*"])
  func `pages of another origin may call vendors where the server allows it`(
    _ allowed: String
  ) async throws {
    let response = try await response(.get, from: "http://app.test", allowing: allowed)
    #expect(response.status == 200)
    #expect(response.headers[.accessControlAllowOrigin] == allowed)
    let asked = try await self.response(.options, from: "http://app.test", allowing: allowed)
    #expect(asked.status == 204)
    #expect(asked.headers[.accessControlAllowMethods] == "POST")
    #expect(asked.headers[.accessControlAllowHeaders] == "authorization")
  }

  @Test(arguments: [("http://evil.test", "http://app.test"), ("http://app.test", nil)])
  func `pages of another origin are told nothing where the server does not allow it`(
    _ origin: String, _ allowed: String?
  ) async throws {
    let response = try await response(.get, from: origin, allowing: allowed)
    #expect(response.headers[.accessControlAllowOrigin] == nil)
    let asked = try await self.response(.options, from: origin, allowing: allowed)
    #expect(asked.status == 405)
  }

  @Test func `pages of another origin never reach the control plane`() async throws {
    let response = try await response(
      .get, from: "http://app.test", allowing: "*", path: "/_understudy/v1/clock")
    #expect(response.status == 403)
    #expect(response.headers[.accessControlAllowOrigin] == nil)
  }
}
