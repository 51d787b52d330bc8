import Faults
import HTTPTypes
import Simulation
import SimulationTesting
import Telemetry
import Testing
import Wire

/// Which requests a rule is about.
struct MatchTests {
  /// A match, and whether it takes a list with a query, and a creation with a body.
  static let matches: [(String, list: Bool, creation: Bool)] = [
    ("{}", true, true),
    ("{vendor: shop}", true, true),
    ("{operation: listLamps}", true, false),
    ("{operation: 'list*'}", true, false),
    ("{operation: '*Lamp*'}", true, true),
    ("{method: POST}", false, true),
    ("{path: /v1/lamps}", true, true),
    ("{path: '/v1/*'}", true, true),
    ("{path: '/v1/lamps/*'}", false, false),
    ("{header: {x-client: 'python/*'}}", true, true),
    ("{header: {X-Client: 'go/*'}}", false, false),
    ("{header: {X-Absent: '*'}}", false, false),
    ("{query: {room: cellar}}", true, false),
    ("{query: {room: attic}}", false, false),
    ("{body: {/name: new}}", false, true),
    ("{body: {/name: old}}", false, false),
    ("{key: 'sk_*'}", true, true),
    ("{key: sk_other}", false, false),
    // All that is written must hold.
    ("{method: GET, query: {room: cellar}, key: 'sk_*'}", true, false),
    ("{method: POST, query: {room: cellar}}", false, false),
    ("{operation: createLamp, body: {/name: new, /room: cellar}}", false, true),
    ("{operation: createLamp, body: {/name: new, /room: attic}}", false, false),
  ]

  @Test(arguments: matches)
  func `a rule takes a request that meets all of its match`(
    _ match: String, list: Bool, creation: Bool
  ) async throws {
    let world = try ScriptedWorld.shop(
      "faults: [{name: seen, match: \(match), then: {headers: {X-Seen: 'yes'}}}]")
    let client: HTTPFields = [HTTPField.Name("X-Client") ?? .userAgent: "python/3"]
    let listed = await world.send(.get, "/v1/lamps?room=cellar", headers: client)
    #expect(listed.status == 200)
    #expect((listed.header("X-Seen") != nil) == list)
    let created = await world.send(
      .post, "/v1/lamps", headers: client, json: ["name": "new", "room": "cellar"])
    #expect(created.status == 201)
    #expect((created.header("X-Seen") != nil) == creation)
    let count = await world.world.rules[0].matches
    #expect(count == (list ? 1 : 0) + (creation ? 1 : 0))
  }

  @Test func `a rule without an operation takes requests that no route takes`() async throws {
    let world = try ScriptedWorld.shop(
      """
      faults:
        - {name: any, match: {operation: "*"}, then: {headers: {X-Any: "yes"}}}
        - {name: down, when: {calls: 2-}, then: {status: 500}}
      """)
    #expect(await world.send(.get, "/v1/nothing").status == 404)
    let down = await world.send(.get, "/v1/nothing")
    #expect(down.status == 500)
    #expect(down.header("X-Understudy-Fault") == "down")
    #expect(await world.send(.put, "/v1/lamps").status == 500)
    #expect(await world.world.rules.map(\.matches) == [0, 3])
  }

  @Test func `a rule applies only where all conditions under its when hold`() async throws {
    let world = try ScriptedWorld.shop(
      """
      faults:
        - name: narrow
          when: {calls: 2-7, every: 2, window: {from: 1m, for: 1m}}
          then: {status: 500}
      """)
    var statuses: [Int] = []
    for call in 1...10 {
      if call == 3 { try await world.advance(by: .seconds(60)) }
      if call == 7 { try await world.advance(by: .seconds(60)) }
      statuses.append(await world.send(.get, "/v1/lamps").status)
    }
    #expect(statuses == [200, 200, 200, 500, 200, 500, 200, 200, 200, 200])
  }

  @Test func `a rule does not follow another on the same request`() async throws {
    let world = try ScriptedWorld.shop(
      """
      faults:
        - {name: first, when: {calls: 1}, then: {headers: {X-First: "yes"}}}
        - {name: then, when: {following: first}, then: {status: 500}}
      """)
    #expect(await world.send(.get, "/v1/lamps").status == 200)
    #expect(await world.send(.get, "/v1/lamps").status == 500)
  }

  @Test func `an injected error is shaped as a genuine answer is`() async throws {
    let world = try ScriptedWorld.shop(
      """
      faults:
        - {name: odd, then: {patch: {odd: true}, headers: {X-Odd: "yes"}, delay: 1s}}
        - {name: down, then: {error: broken}}
      """)
    let response = await world.send(.get, "/v1/lamps")
    #expect(response.status == 500)
    #expect(response.json?["odd"] == true)
    #expect(response.header("X-Odd") == "yes")
    #expect(response.header("X-Understudy-Fault") == "odd, down")
    #expect(world.entries.last?.fault?.delay == .seconds(1))
  }
}
