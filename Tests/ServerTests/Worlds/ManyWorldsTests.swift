import Faults
import HTTPTypes
import Server
import Simulation
import SimulationTesting
import Testing
import Wire

/// Sixty-four clients at once, each in a world of its own that differs from all others.
@Suite struct ManyWorldsTests {
  private static let clients = 64

  /// What sets one client's world apart: seed, clock, a rule and a rate.
  private struct Character {
    let number: Int
    var name: String { "w\(number)" }

    func shape(_ configuration: inout WorldConfiguration) {
      configuration.seed = UInt64(number)
      configuration.start = TestWorld.start + .seconds(3600 * number)
      var condition = RuleCondition()
      condition.calls = (number % 7 + 1, number % 7 + 1)
      var match = RuleMatch()
      match.operation = Glob("createLamp")
      var scenario = Scenario()
      scenario.rules = [
        Rule(
          name: "rule \(number)", match: match, condition: condition,
          action: RuleAction(response: .error("broken", retryAfter: .seconds(7))))
      ]
      scenario.rates = [RateRule(vendor: nil, requests: 9 + number % 3, per: .seconds(60))]
      configuration.scenario = scenario
    }
  }

  /// One client's work, and everything that it saw of it.
  private static func transcript(
    _ world: TestWorld, _ worlds: Worlds, in name: String
  ) async throws -> [String] {
    var seen: [String] = []
    func note(_ response: TestResponse) {
      let names = ["Date", "X-Request-Id", "X-Understudy-Fault", "Retry-After"]
      let headers = names.map { response.header($0) ?? "-" }
      seen.append("\(response.status) \(headers) \(response.text)")
    }
    for number in 1...8 {
      note(
        await world.send(
          .post, "/v1/lamps", json: ["name": .string("lamp \(number)")], inWorld: name))
      await Task.yield()
    }
    let lamp = "/v1/lamps/lamp-demo"
    note(await world.send(.post, "\(lamp):move", json: ["move": "drift"], inWorld: name))
    _ = try await worlds.known(name)?.advance(by: .seconds(30))
    note(await world.send(.get, lamp, inWorld: name))
    note(await world.send(.get, "/v1/lamps", inWorld: name))
    for _ in 1...8 { note(await world.send(.get, "/v1/status", inWorld: name)) }
    return seen
  }

  @Test func `many worlds never see each other, in ids, clocks, faults and rates`() async throws {
    let world = try TestWorld([Vendor(Shop.self)], limits: WorldLimits(resident: 16))
    let worlds = world.router.worlds
    let characters = (0..<Self.clients).map(Character.init)
    for character in characters {
      _ = try #require(try worlds.create(character.name) { character.shape(&$0) })
    }
    let together = try await withThrowingTaskGroup(of: (Int, [String]).self) { group in
      for character in characters {
        group.addTask {
          (character.number, try await Self.transcript(world, worlds, in: character.name))
        }
      }
      return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    // Each has seen what it sees on a server of its own, under another name.
    for character in characters {
      let alone = try TestWorld([Vendor(Shop.self)])
      _ = try alone.router.worlds.create("alone") { character.shape(&$0) }
      let seen = try await Self.transcript(alone, alone.router.worlds, in: "alone")
      #expect(together[character.number] == seen, "client \(character.number)")
      #expect(seen.contains { $0.contains("rule \(character.number)") })
      #expect(seen.contains { $0.contains("rate limit") })
    }
    #expect(Set(together.values).count == Self.clients)
  }
}
