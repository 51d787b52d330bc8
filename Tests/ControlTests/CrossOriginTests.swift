import HTTPTypes
import Miosa
import Server
import Simulation
import SimulationTesting
import Testing

@Suite("Pages of another origin")
struct CrossOriginTests {
  private func answer(
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
    let answer = await router.answer(
      InboundRequest(method: method, target: path, authority: "127.0.0.1", headers: headers))
    guard case .whole(let response, _, delay: _) = answer else { return (0, [:]) }
    return (response.status.code, response.headerFields)
  }

  @Test(arguments: ["http://app.test", "*"])
  func `may call vendors where the server allows it`(_ allowed: String) async throws {
    let answer = try await answer(.get, from: "http://app.test", allowing: allowed)
    #expect(answer.status == 200)
    #expect(answer.headers[.accessControlAllowOrigin] == allowed)
    let asked = try await self.answer(.options, from: "http://app.test", allowing: allowed)
    #expect(asked.status == 204)
    #expect(asked.headers[.accessControlAllowMethods] == "POST")
    #expect(asked.headers[.accessControlAllowHeaders] == "authorization")
  }

  @Test(arguments: [("http://evil.test", "http://app.test"), ("http://app.test", nil)])
  func `are told nothing where it does not`(_ origin: String, _ allowed: String?) async throws {
    let answer = try await answer(.get, from: origin, allowing: allowed)
    #expect(answer.headers[.accessControlAllowOrigin] == nil)
    let asked = try await self.answer(.options, from: origin, allowing: allowed)
    #expect(asked.status == 405)
  }

  @Test func `never reach the control plane`() async throws {
    let answer = try await answer(
      .get, from: "http://app.test", allowing: "*", path: "/_understudy/v1/clock")
    #expect(answer.status == 403)
    #expect(answer.headers[.accessControlAllowOrigin] == nil)
  }
}
