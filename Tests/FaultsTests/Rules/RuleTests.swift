import Faults
import HTTPTypes
import Miosa
import Simulation
import SimulationTesting
import Telemetry
import Testing
import Wire

/// Rules at work, through router and without a socket.
struct RuleTests {
  private static let vendors = [Vendor(Miosa.self)]

  private static func world(_ rules: Rule..., rates: [RateRule] = []) throws -> TestWorld {
    var scenario = Scenario()
    scenario.rules = rules
    scenario.rates = rates
    return try TestWorld(vendors, scenario: scenario)
  }

  private static func on(_ operation: String) -> RuleMatch {
    var match = RuleMatch()
    match.operation = Glob(operation)
    return match
  }

  private static func unavailable(
    _ name: String = "down", _ match: RuleMatch = RuleMatch(), _ condition: RuleCondition
  ) -> Rule {
    Rule(
      name: name, match: match, condition: condition,
      action: RuleAction(response: .error("service_unavailable", retryAfter: .seconds(7))))
  }

  private static func create(_ world: TestWorld, _ name: String) async -> TestResponse {
    await world.send(.post, "/api/v1/workspaces", json: ["name": .string(name)])
  }

  @Test
  func `a rule for calls 1-2 fails them in the vendor's envelope and applies nothing`()
    async throws
  {
    var twice = RuleCondition()
    twice.calls = (1, 2)
    let world = try Self.world(Self.unavailable("down", Self.on("createWorkspace"), twice))
    for _ in 1...2 {
      let response = await Self.create(world, "A")
      #expect(response.status == 503)
      #expect(response.header("Retry-After") == "7")
      #expect(response.header("X-Understudy-Fault") == "down")
      #expect(response.json?["error"]?["code"] == "SERVICE_UNAVAILABLE")
      #expect(response.json?["error"]?["retry_after"] == 7)
    }
    #expect(await Self.create(world, "A").status == 201)
    #expect(world.world.counters.counts.values.reduce(0, +) == 1)
  }

  @Test
  func `a rule counts every match, also those that another rule decides`() async throws {
    var first = RuleCondition()
    first.calls = (1, 1)
    var second = RuleCondition()
    second.calls = (2, 2)
    let world = try Self.world(
      Self.unavailable("one", Self.on("create*"), first),
      Self.unavailable("two", Self.on("create*"), second))
    #expect(await Self.create(world, "A").header("X-Understudy-Fault") == "one")
    #expect(await Self.create(world, "A").header("X-Understudy-Fault") == "two")
    #expect(await Self.create(world, "A").status == 201)
    #expect(await world.world.rules.map(\.matches) == [3, 3])
    #expect(await world.world.rules.map(\.hits) == [1, 1])
  }

  @Test
  func `a rule for every third match fails every third match`() async throws {
    var third = RuleCondition()
    third.every = 3
    let world = try Self.world(Self.unavailable("down", RuleMatch(), third))
    var statuses: [Int] = []
    for _ in 1...6 { statuses.append(await world.send(.get, "/api/v1/workspaces").status) }
    #expect(statuses == [200, 200, 503, 200, 200, 503])
  }

  @Test
  func `draws of rules are the same in every world of a seed`() async throws {
    var half = RuleCondition()
    half.probability = 0.5
    var runs: [[Int]] = []
    for _ in 1...2 {
      let world = try Self.world(Self.unavailable("down", RuleMatch(), half))
      var statuses: [Int] = []
      for _ in 1...40 { statuses.append(await world.send(.get, "/api/v1/workspaces").status) }
      runs.append(statuses)
    }
    #expect(runs[0] == runs[1])
    #expect(Set(runs[0]) == [200, 503])
  }

  @Test(arguments: [(0.0, 200), (1.0, 503)])
  func `a rule of probability zero never applies and of one always does`(
    _ probability: Double, _ status: Int
  ) async throws {
    var condition = RuleCondition()
    condition.probability = probability
    let world = try Self.world(Self.unavailable("down", RuleMatch(), condition))
    for _ in 1...20 { #expect(await world.send(.get, "/api/v1/workspaces").status == status) }
  }

  @Test
  func `a rule's window opens and closes on the world's clock`() async throws {
    var outage = RuleCondition()
    outage.window = RuleCondition.Window(from: .seconds(60), length: .seconds(30))
    let world = try Self.world(Self.unavailable("outage", RuleMatch(), outage))
    #expect(await world.send(.get, "/api/v1/workspaces").status == 200)
    try await world.advance(by: .seconds(60))
    #expect(await world.send(.get, "/api/v1/workspaces").status == 503)
    try await world.advance(by: .seconds(30))
    #expect(await world.send(.get, "/api/v1/workspaces").status == 200)
  }

  @Test
  func `a rule follows another once that has decided an answer`() async throws {
    var first = RuleCondition()
    first.calls = (1, 1)
    var after = RuleCondition()
    after.following = "one"
    let world = try Self.world(
      Self.unavailable("two", Self.on("listWorkspaces"), after),
      Self.unavailable("one", Self.on("createWorkspace"), first))
    #expect(await world.send(.get, "/api/v1/workspaces").status == 200)
    #expect(await Self.create(world, "A").status == 503)
    #expect(await world.send(.get, "/api/v1/workspaces").header("X-Understudy-Fault") == "two")
  }

  @Test
  func `a patch and a header shape a genuine answer`() async throws {
    let rule = Rule(
      name: "odd",
      action: RuleAction(
        modifiers: [.patch(["x-new-field": 1]), .header(name: "X-Odd", value: "yes")]))
    let world = try Self.world(rule)
    let response = await world.send(.get, "/api/v1/workspaces")
    #expect(response.status == 200)
    #expect(response.json?["x-new-field"] == 1)
    #expect(response.json?["total"] == 2)
    #expect(response.header("X-Odd") == "yes")
  }

  @Test
  func `a rate is a bucket per key that the clock refills`() async throws {
    let world = try Self.world(
      rates: [RateRule(vendor: nil, requests: 2, per: .seconds(60))])
    #expect(await world.send(.get, "/api/v1/workspaces").status == 200)
    #expect(await world.send(.get, "/api/v1/workspaces").status == 200)
    let refused = await world.send(.get, "/api/v1/workspaces")
    #expect(refused.status == 429)
    #expect(refused.header("Retry-After") == "30")
    #expect(await world.send(.get, "/api/v1/workspaces", key: .custom("msk_other")).status == 200)
    try await world.advance(by: .seconds(30))
    #expect(await world.send(.get, "/api/v1/workspaces").status == 200)
  }

  @Test(arguments: [
    (ConnectionFault(.reset, ["at": .moment(.midBody)]), true), (.init(.closeEarly), true),
    (.init(.garbage), false), (.init(.reset), false),
    (.init(.hang, ["for": .duration(.seconds(1))]), false), (.init(.badChunk), true),
    (.init(.wrongLength, ["by": .bytes(10)]), true), (.init(.truncatedGzip), true),
    (.init(.reset, ["at": .moment(.afterHeaders)]), true),
  ])
  func `a broken connection applies the operation or not, as its kind has it`(
    _ fault: ConnectionFault, _ isApplied: Bool
  ) async throws {
    var once = RuleCondition()
    once.calls = (1, 1)
    let rule = Rule(
      name: "break", match: Self.on("createWorkspace"), condition: once,
      action: RuleAction(response: .connection(fault)))
    let world = try Self.world(rule)
    #expect(await Self.create(world, "A").status == 0)
    let total = await world.send(.get, "/api/v1/workspaces").json?["total"]
    #expect(total == (isApplied ? 3 : 2))
  }

  @Test
  func `a promised instant is where a frozen clock goes when the key comes again`() async throws {
    var once = RuleCondition()
    once.calls = (1, 1)
    var scenario = Scenario()
    scenario.clock = ScenarioClock(advancesOnRetry: true)
    scenario.rules = [Self.unavailable("down", RuleMatch(), once)]
    let world = try TestWorld(Self.vendors, scenario: scenario)
    _ = await world.send(.get, "/api/v1/workspaces")
    let response = await world.send(.get, "/api/v1/workspaces")
    #expect(response.status == 200)
    #expect(await world.world.now == TestWorld.start + .seconds(7))
  }

  @Test
  func `a progression of a scenario replaces the vendor's`() async throws {
    var scenario = Scenario()
    scenario.progressions["miosa.computer.create"] = .after(.seconds(60), "error")
    let world = try TestWorld(Self.vendors, scenario: scenario)
    _ = await world.send(
      .post, "/api/v1/computers", json: ["name": "a", "template_type": "miosa-desktop"])
    try await world.advance(by: .seconds(59))
    let path = "/api/v1/computers?limit=1"
    #expect(await world.send(.get, path).json?["data"]?[0]?["status"] == "provisioning")
    try await world.advance(by: .seconds(1))
    #expect(await world.send(.get, path).json?["data"]?[0]?["status"] == "error")
  }
}

/// Rules that come and go while an operation is asked again and again.
struct ArmedRuleTests {
  @Test
  func `a rule is seen by operations asked before, and no longer once it is gone`() async throws {
    let world = try TestWorld([Vendor(Miosa.self)])
    func status() async -> Int { await world.send(.get, "/api/v1/workspaces").status }
    func rule(_ name: String, _ operation: String) -> Rule {
      var match = RuleMatch()
      match.operation = Glob(operation)
      return Rule(
        name: name, match: match,
        action: RuleAction(response: .error("service_unavailable", retryAfter: nil)))
    }
    await world.world.arm([rule("other", "create*")])
    #expect(await status() == 200)
    await world.world.arm([rule("down", "list*")])
    #expect(await status() == 503)
    #expect(await world.world.disarm("down"))
    #expect(await status() == 200)
  }

  @Test(
    arguments: [
      ("list*", "listWorkspaces", true), ("*Workspaces", "listWorkspaces", true),
      ("list*s", "listWorkspaces", true), ("l*W*s", "listWorkspaces", true),
      ("l*W*x*s", "listWorkspaces", false), ("aba*aba", "aba", false), ("aba*aba", "abaaba", true),
      ("*", "", true), ("a*b*c", "abc", true), ("a*b*c", "acb", false), ("ab", "abc", false),
    ])
  func `a star in a pattern matches any text`(
    _ pattern: String, _ text: String, _ isMatch: Bool
  ) {
    #expect(Glob(pattern).matches(text) == isMatch)
  }
}
