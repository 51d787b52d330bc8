import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

/// Errors in the vendor's own words, asked for by code or by status.
struct InjectionTests {
  /// An action; what it answers; the header and the member that tell when to come again.
  static let actions: [(String, status: Int, code: JSON?, wait: JSON?)] = [
    ("{error: service_unavailable, retry_after: 7s}", 503, "SERVICE_UNAVAILABLE", 7),
    ("{error: service_unavailable, retry_after: 1500ms}", 503, "SERVICE_UNAVAILABLE", 2),
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
    let answer = await world.send(.post, "/api/v1/workspaces", json: ["name": "A"])
    #expect(answer.status == status)
    #expect(answer.json?["error"]?["code"] == code)
    #expect(answer.header("Retry-After") == wait?.intValue.map { String($0) })
    #expect(answer.header("X-Understudy-Fault") == "down")
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
    let answer = await light
    #expect(answer.status == 200)
    #expect(answer.json?["state"] == "on")
    #expect(answer.json?["odd"] == true)
    #expect(answer.header("X-Odd") == "yes")
    #expect(world.entries.last?.fault?.delay == .seconds(2))
    #expect(await world.hits == ["odd": 2])
  }
}
