import Faults
import Scenarios
import Simulation
import Testing
import Wire

@testable import UnderstudyCommands

@Suite("A right scenario file")
struct AcceptanceTests {
  static let names = Checkout.names(in: "Tests/ScenariosTests/Accepted", ".yaml")

  private func scenario(_ name: String) throws -> Scenario {
    try Reading.scenario(Checkout.text("Tests/ScenariosTests/Accepted/\(name).yaml"))
  }

  private func rule(_ name: String) throws -> Rule {
    try #require(try scenario("everything").rules.first { $0.name == name })
  }

  @Test(arguments: names)
  func `an accepted scenario file is taken`(_ name: String) throws {
    #expect(
      Reading.rejection(try Checkout.text("Tests/ScenariosTests/Accepted/\(name)"), named: name)
        == ""
    )
  }

  @Test func `a scenario needs nothing but its version`() throws {
    let scenario = try scenario("least")
    #expect(scenario.name == "f")
    #expect(scenario.rules.isEmpty && scenario.seed == nil && scenario.clock == nil)
  }

  @Test func `a scenario says how the world begins`() throws {
    let scenario = try scenario("everything")
    #expect(scenario.name == "everything")
    #expect(scenario.description == "Every key of the format once.")
    #expect(scenario.seed == 42)
    #expect(scenario.baseline == "demo")
    #expect(
      scenario.clock
        == ScenarioClock(
          start: Instant(iso8601: "2026-03-01T09:00:00Z"), mode: .frozen, advancesOnRetry: true))
    #expect(
      scenario.settings
        == ["strongly": ["dialect": "envelope"], "miosa": ["camel_case_input": false]])
    #expect(try self.scenario("json").clock?.mode == .scaled(60))
  }

  @Test func `a scenario says how things move`() throws {
    let progressions = try scenario("everything").progressions
    let long = Distribution.lognormal(p50: .seconds(8), p99: .seconds(45))
    #expect(
      progressions["orgo.computer.start"]
        == Progression([
          .init(.immediately, [.init("starting")]),
          .init(
            .immediately,
            [
              .init("running", weight: 95, timing: .distributed(long)),
              .init("error", weight: 5, timing: .after(.seconds(20))),
            ]),
        ]))
    #expect(
      progressions["miosa.computer.create"]
        == Progression([.init(.reads(2), [.init("running")])]))
    #expect(
      progressions["strongly.workspace.start"]
        == Progression([.init(.immediately, [.init("running")])]))
    #expect(
      progressions["phala.cvm.update stopped"]
        == Progression([.init(.manually, [.init("stopped")])]))
  }

  @Test func `a scenario says what is limited`() throws {
    let scenario = try scenario("everything")
    #expect(scenario.limits == ["orgo": ["max_computers": 3]])
    #expect(
      scenario.rates == [
        RateRule(vendor: nil, requests: 60, per: .seconds(60)),
        RateRule(
          vendor: "miosa", requests: 10, per: .seconds(1), scope: .world,
          costs: ["createComputer": 5]),
      ])
  }

  @Test func `a scenario says what lags`() throws {
    #expect(
      try scenario("everything").lags
        == [
          "orgo": ["computer": Lag(.reads(2))],
          "miosa": ["workspace": Lag(.time(.seconds(3)), in: .list)],
        ])
  }

  @Test func `a scenario says which requests a rule is about`() throws {
    let match = try rule("on").match
    #expect(match.vendor == "miosa" && match.method == "POST" && match.operation == nil)
    #expect(match.path == Glob("/api/v1/computers") && match.key == Glob("msk_*"))
    #expect(match.headers.map(\.name) == ["user-agent"])
    #expect(match.headers.map(\.value) == [Glob("*python*")])
    #expect(match.query.map(\.value) == [Glob("1")])
    #expect(match.body.map(\.pointer.description) == ["/name", ""])
    #expect(match.body.map(\.value) == ["front", [:]])
  }

  @Test func `a scenario says when a rule is in force`() throws {
    let on = try rule("on")
    #expect(on.condition.calls?.first == 5 && on.condition.calls?.last == nil)
    #expect(on.condition.every == 4 && on.condition.probability == 0.5)
    #expect(on.condition.following == "odd-but-legal")
    #expect(on.expires == Reading.wall + .seconds(300))
    let first = try rule("first-two-creates-unavailable").condition.calls
    #expect(first?.first == 1 && first?.last == 2)
    #expect(
      try rule("lunch-outage").condition.window
        == RuleCondition.Window(
          from: .seconds(3 * 3600), length: .seconds(240), ramp: .seconds(30)))
  }

  @Test(
    arguments: [
      ("first-two-creates-unavailable", .error("service_unavailable", retryAfter: .seconds(7))),
      ("on", .status(503, retryAfter: nil)),
      ("lunch-outage", .connection(.init(.reset, ["at": .moment(.midBody)]))),
      ("silence", .connection(.init(.hang, ["for": .duration(.seconds(30))]))),
      ("long", .connection(.init(.wrongLength, ["by": .bytes(-3)]))),
      ("away", .connection(.init(.refuse))),
    ] as [(String, RuleAction.ResponseAction)])
  func `a scenario says how a rule decides`(
    _ name: String, _ action: RuleAction.ResponseAction
  ) throws {
    #expect(try rule(name).action.response == action)
    #expect(try rule(name).action.isApplied == (name == "silence" ? true : nil))
  }

  @Test(
    arguments: [
      (
        "slow-lists",
        [.delay(.lognormal(p50: .milliseconds(80), p99: .seconds(2)))]
      ),
      ("odd-but-legal", [.patch(["x-new-field": 1]), .header(name: "X-Retry", value: "1")]),
      (
        "crawl",
        [
          .dribble(chunks: 4, over: .seconds(2)), .bandwidth(10_000),
          .slowHeaders(over: .seconds(3)),
        ]
      ), ("u", [.delay(.uniform(min: .milliseconds(1), max: .milliseconds(2)))]),
      ("n", [.delay(.normal(mean: .milliseconds(1), deviation: .milliseconds(2)))]),
      ("e", [.delay(.empirical([.milliseconds(1), .milliseconds(2)]))]),
      ("f", [.delay(.fixed(.milliseconds(1)))]),
    ] as [(String, [RuleAction.Modifier])])
  func `a scenario says how a rule shapes answers`(
    _ name: String, _ modifiers: [RuleAction.Modifier]
  ) throws {
    #expect(try rule(name).action.modifiers == modifiers)
  }

  @Test func `a scenario says which hits are expected`() throws {
    #expect(
      try scenario("everything").expectations == [
        Expectation(rule: "first-two-creates-unavailable", hits: 2...2),
        Expectation(rule: "slow-lists", hits: 5...Int.max),
      ])
  }

  @Test func `a scenario may go on from rules that are in force`() throws {
    let first = try scenario("everything").rules
    let text = "scenario: 1\nfaults: [{name: b, when: {following: silence}, then: {delay: 1s}}]"
    #expect(try Reading.scenario(text, after: first).rules.map(\.name) == ["b"])
    #expect(throws: ScenarioError.self) { try Reading.scenario(text) }
    let again = "scenario: 1\nfaults: [{name: silence, then: {delay: 1s}}]"
    #expect(throws: ScenarioError.self) { try Reading.scenario(again, after: first) }
  }

  @Test func `the control API takes a single rule of a scenario`() throws {
    let json: JSON = ["name": "a", "match": ["vendor": "orgo"], "then": ["delay": "1s"]]
    let rule = try ScenarioFile.rule(json, vendors: Registry.vendors, now: Reading.wall)
    #expect(rule.name == "a" && rule.match.vendor == "orgo")
  }
}
