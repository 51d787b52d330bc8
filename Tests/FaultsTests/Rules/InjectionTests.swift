import Faults
import HTTPTransport
import HTTPTypes
import Server
import Simulation
import SimulationTesting
import Telemetry
import Testing
import Wire

/// Errors in the vendor's own words, asked for by code or by status.
struct InjectionTests {
  /// An action; what it answers; the header and the member that tell when to come again.
  static let actions: [(String, status: Int, code: JSON?, wait: JSON?)] = [
    ("{error: service_unavailable, retry_after: 7s}", 503, "SERVICE_UNAVAILABLE", 7),
    ("{error: service_unavailable, retry_after: 2000ms}", 503, "SERVICE_UNAVAILABLE", 2),
    ("{error: workspace_name_exists}", 409, "WORKSPACE_NAME_EXISTS", nil),
    ("{status: 503, retry_after: 30s}", 503, "SERVICE_UNAVAILABLE", 30),
    ("{status: 429, retry_after: 1m}", 429, "rate_limit_exceeded", 60),
    ("{status: 418, undocumented: true}", 418, "INTERNAL_ERROR", nil),
  ]

  @Test(arguments: actions)
  func `an error comes in the vendor's envelope, and nothing is applied`(
    _ then: String, status: Int, code: JSON?, wait: JSON?
  ) async throws {
    let world = try ScriptedWorld.miosa(
      """
      faults:
        - {name: down, match: {operation: createWorkspace}, when: {calls: 1}, then: \(then)}
      """)
    let response = await world.send(.post, "/api/v1/workspaces", json: ["name": "A"])
    #expect(response.status == status)
    #expect(response.json?["error"]?["code"] == code)
    #expect(response.header("Retry-After") == wait?.intValue.map { String($0) })
    #expect(response.header("X-Understudy-Fault") == "down")
    #expect(await world.send(.get, "/api/v1/workspaces").json?["total"] == 2)
    #expect(await world.send(.post, "/api/v1/workspaces", json: ["name": "A"]).status == 201)
  }

  @Test func `an answer that waits for the future is shaped when it comes`() async throws {
    let world = try ScriptedWorld.shop(
      "faults: [{name: odd, then: {patch: {odd: true}, headers: {X-Odd: 'yes'}, delay: 2s}}]")
    let lamp = "/v1/lamps/lamp-demo"
    _ = await world.send(.post, "\(lamp):move", json: ["move": "light"])
    async let light = world.send(.get, "\(lamp)/light")
    // The rule has been asked once the request is on its way; only then the clock goes on.
    while await world.world.rules[0].hits < 2 { await Task.yield() }
    try await world.advance(by: .seconds(2))
    let response = await light
    #expect(response.status == 200)
    #expect(response.json?["state"] == "on")
    #expect(response.json?["odd"] == true)
    #expect(response.header("X-Odd") == "yes")
    #expect(world.entries.last?.fault?.delay == .seconds(2))
    #expect(await world.hits == ["odd": 2])
  }

  static let headed: [(then: String, method: HTTPRequest.Method, status: Int)] = [
    ("{status: 500, headers: {HEADERS}}", .get, 500), ("{headers: {HEADERS}}", .get, 200),
    ("{headers: {HEADERS}}", .delete, 204),
  ]

  @Test(arguments: headed)
  func `a rule's header stands in place of the server's own`(
    _ then: String, _ method: HTTPRequest.Method, _ status: Int
  ) async throws {
    let values = [
      "Content-Type": "text/html", "date": "Thu, 01 Jan 1970 00:00:00 GMT", "X-Request-Id": "mine",
      "X-Understudy-World": "other", "Access-Control-Allow-Origin": "https://example.com",
    ]
    let list = values.map { "\($0.key): '\($0.value)'" }.sorted().joined(separator: ", ")
    let scenario = then.replacing("HEADERS", with: list)
    let world = try ScriptedWorld.shop("faults: [{name: odd, then: \(scenario)}]")
    let response = await world.deliver(
      InboundRequest(
        method: method, target: "/shop/v1/lamps\(method == .delete ? "/lamp-demo" : "")",
        authority: "127.0.0.1:4010",
        headers: [.authorization: "Bearer \(world.vendors[0].description.demoKey)"]))
    #expect(response.status == status)
    for (name, value) in values {
      let found = response.headers.filter { $0.name == HTTPField.Name(name) }.map(\.value)
      #expect(found == [value], "\(name)")
    }
  }
}
