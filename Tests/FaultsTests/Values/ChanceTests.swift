import Faults
import HTTPTypes
import Simulation
import SimulationTesting
import Telemetry
import Testing
import Wire

/// Chance: drawn by seed, rule and ordinal, and kept in the journal.
struct ChanceTests {
  private static let rules = """
    faults:
      - {name: maybe, when: {probability: 0.5}, then: {status: 500}}
      - {name: slow, then: {delay: {uniform: {min: 1ms, max: 1s}}}}
    """

  private func draws(_ text: String, seed: UInt64 = 1, _ count: Int = 20) async throws -> [Draw] {
    let world = try ScriptedWorld.shop(text, seed: seed)
    for _ in 1...count { _ = await world.send(.get, "/v1/lamps") }
    return world.entries.flatMap(\.draws)
  }

  @Test func `every draw is in the journal, also of a rule that then was not in force`()
    async throws
  {
    let world = try ScriptedWorld.shop(Self.rules)
    for _ in 1...40 { _ = await world.send(.get, "/v1/lamps") }
    var outcomes: Set<Bool> = []
    for (index, entry) in world.entries.enumerated() {
      try #require(entry.draws.map(\.rule) == ["maybe", "slow"])
      #expect(entry.draws.map(\.ordinal) == [index + 1, index + 1])
      let isHit = entry.draws[0].number < 0.5
      #expect((entry.fault?.decidedBy == "maybe") == isHit)
      #expect(entry.draws[0].purpose == .chance(share: 0.5))
      let delay = try #require(entry.fault?.delay)
      #expect(entry.draws[1].purpose == .delay(delay, isClamped: false))
      outcomes.insert(isHit)
    }
    #expect(outcomes == [true, false])
  }

  @Test func `a draw depends on seed, rule and ordinal, and on nothing else`() async throws {
    let draws = try await draws(Self.rules)
    #expect(try await self.draws(Self.rules) == draws)
    #expect(try await self.draws(Self.rules, seed: 2) != draws)
    #expect(Set(draws.map(\.number)).count == draws.count)
    // Other rules, before and behind, change nothing; another name does.
    let more = """
      faults:
        - {name: other, when: {probability: 0.5}, then: {headers: {X-Other: "yes"}}}
        - {name: maybe, when: {probability: 0.5}, then: {status: 500}}
      """
    let maybe = draws.filter { $0.rule == "maybe" }
    #expect(try await self.draws(more).filter { $0.rule == "maybe" } == maybe)
    let renamed = try await self.draws(Self.rules.replacing("maybe", with: "perhaps"))
    #expect(
      renamed.filter { $0.rule == "perhaps" }.map(\.number) != maybe.map(\.number))
  }

  @Test(arguments: [
    (0, 0.0), (10, 0.2), (25, 0.5), (50, 1.0), (100, 1.0), (175, 0.5), (190, 0.2), (200, 0.0),
  ])
  func `a ramp raises the probability from 0 to 1, and lowers it again`(
    _ second: Int, _ share: Double
  ) async throws {
    let world = try ScriptedWorld.shop(
      """
      faults:
        - {name: storm, when: {window: {for: 200s, ramp: 50s}}, then: {status: 500}}
      """)
    try await world.advance(by: .seconds(second))
    let response = await world.send(.get, "/v1/lamps")
    // Where it is certain either way nothing is drawn.
    switch world.entries[0].draws.first?.purpose {
    case .chance(let drawn)?: #expect(drawn == share)
    case nil: #expect(response.status == (share == 1 ? 500 : 200) && (share == 0 || share == 1))
    default: Issue.record("a window draws no delay")
    }
  }

  @Test func `a probability grows less on a ramp, in proportion`() async throws {
    let world = try ScriptedWorld.shop(
      """
      faults:
        - name: storm
          when: {probability: 0.5, window: {for: 200s, ramp: 50s}}
          then: {status: 500}
      """)
    try await world.advance(by: .seconds(25))
    _ = await world.send(.get, "/v1/lamps")
    #expect(world.entries[0].draws.first?.purpose == .chance(share: 0.25))
  }

  @Test func `a delay below nothing is none, and the journal says that it was clamped`()
    async throws
  {
    let draws = try await draws(
      "faults: [{name: slow, then: {delay: {normal: {mean: 1ms, sd: 1h}}}}]", 40)
    var clamped = 0
    for draw in draws {
      guard case .delay(let delay, let isClamped) = draw.purpose else {
        Issue.record("a delay draws no chance")
        continue
      }
      #expect(isClamped == (delay == .zero))
      #expect(isClamped == (draw.number < 0.5))
      if isClamped { clamped += 1 }
    }
    #expect((1..<draws.count).contains(clamped))
  }

  @Test func `a fixed delay takes no chance`() async throws {
    #expect(try await draws("faults: [{name: slow, then: {delay: 1s}}]").isEmpty)
  }

  @Test func `requests at the same time use up each count once`() async throws {
    let world = try ScriptedWorld.shop(
      """
      faults:
        - {name: first-ten, when: {calls: 1-10}, then: {status: 500}}
        - {name: fourths, when: {every: 4}, then: {headers: {X-Fourth: "yes"}}}
      """)
    let statuses = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<64 {
        group.addTask(executorPreference: globalConcurrentExecutor) {
          await world.send(.get, "/v1/lamps").status
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(statuses.count { $0 == 500 } == 10)
    #expect(await world.hits == ["first-ten": 10, "fourths": 16])
  }
}
