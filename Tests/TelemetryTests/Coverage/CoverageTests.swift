import Faults
import HTTPTypes
import SimulationTesting
@testable import Telemetry
import Testing
import Wire

@testable import Simulation

/// What a client has exercised of an API.
@Suite struct CoverageTests {
  private func report(
    _ world: TestWorld, only wanted: [String]? = nil
  ) async -> CoverageReport {
    CoverageReport(
      vendors: world.vendors, counters: world.world.counters, only: wanted,
      world: world.name)
  }

  private func operation(_ id: String, in world: TestWorld) async throws -> OperationCoverage {
    let report = await report(world, only: ["shop"])
    return try #require(report.vendors.first?.operations.first { $0.operation == id })
  }

  @Test func `a vendor that was not called is not reported on unless that is asked for`()
    async throws
  {
    let world = try TestWorld.shop()
    #expect(await report(world).vendors.isEmpty)
    let asked = await report(world, only: ["shop"])
    let figures = try #require(asked.figures)
    #expect(figures.operations == CoverageRatio(covered: 0, documented: 8))
    #expect(figures.outcomes.covered == 0)
    _ = await world.send(.get, "/v1/status")
    #expect(await report(world).vendors.map(\.vendor) == ["shop"])
  }

  @Test func `an operation is exercised once it has answered a success`() async throws {
    let world = try TestWorld.shop()
    #expect(try await operation("getLamp", in: world).state == .never)
    _ = await world.send(.get, "/v1/lamps/none")
    #expect(try await operation("getLamp", in: world).state == .failed)
    _ = await world.send(.get, "/v1/lamps/lamp-demo")
    let lamp = try await operation("getLamp", in: world)
    #expect(lamp.state == .exercised)
    #expect(lamp.calls == 2)
    #expect(lamp.outcomes.map(\.name) == ["200", "404 not_found"])
    #expect(lamp.outcomes.map(\.count) == [1, 1])
    #expect(await report(world).figures?.operations == CoverageRatio(covered: 1, documented: 8))
  }

  @Test func `an outcome of any operation counts once for the vendor, in no percentage`()
    async throws
  {
    let world = try TestWorld.shop()
    _ = await world.send(.get, "/v1/lamps/lamp-demo", key: .none)
    let lamp = try await operation("getLamp", in: world)
    #expect(lamp.state == .failed)
    #expect(lamp.outcomes.last?.name == "401 no_key")
    #expect(lamp.outcomes.last?.documented == false)
    let vendor = try #require(await report(world).vendors.first)
    #expect(vendor.figures.outcomes.covered == 0)
    #expect(vendor.generalErrors.first { $0.code == "no_key" }?.count == 1)
  }

  @Test func `an operation documented and not simulated is listed and does not count`()
    async throws
  {
    let world = try TestWorld.shop()
    _ = await world.send(.get, "/v1/owner")
    let owner = try await operation("getOwner", in: world)
    #expect(!owner.simulated)
    #expect(owner.calls == 1)
    #expect(await report(world).figures?.operations == CoverageRatio(covered: 0, documented: 8))
  }

  @Test func `fields are sent by requests, also by refused ones, and served by successes`()
    async throws
  {
    let world = try TestWorld.shop()
    var create = try await operation("createLamp", in: world)
    #expect(create.requestFields.never == ["name", "room", "password"])
    #expect(create.responseFields.never == ["id", "name", "state", "created_at", "updated_at"])
    _ = await world.send(.post, "/v1/lamps", json: ["name": "", "colour": 1])
    create = try await operation("createLamp", in: world)
    #expect(create.requestFields.sent == ["name"])
    #expect(create.responseFields.served == [])
    _ = await world.send(.post, "/v1/lamps", json: ["room": "hall", "name": "a"])
    create = try await operation("createLamp", in: world)
    #expect(create.requestFields.sent == ["name", "room"])
    #expect(create.requestFields.never == ["password"])
    #expect(create.responseFields.never == [])
    _ = await world.send(.get, "/v1/lamps?room=hall")
    let list = try await operation("listLamps", in: world)
    #expect(list.requestFields.sent == ["?room"])
    #expect(list.responseFields.served.first == "lamps")
    #expect(list.responseFields.served.contains("lamps[].updated_at"))
    let figures = try #require(await report(world).figures)
    #expect(figures.requestFields == CoverageRatio(covered: 3, documented: 5))
    #expect(figures[.responseFields].covered == 11)
  }

  @Test func `an answer that a rule decides or patches is no coverage`() async throws {
    var once = RuleCondition()
    once.calls = (1, 1)
    var scenario = Scenario()
    scenario.rules = [
      Rule(
        name: "taken", match: RuleMatch(), condition: once,
        action: RuleAction(response: .error("taken", retryAfter: nil))),
      Rule(
        name: "patch", match: RuleMatch(), condition: RuleCondition(),
        action: RuleAction(modifiers: [.patch(["id": "x"])])),
    ]
    let world = try TestWorld([Vendor(Shop.self)], scenario: scenario)
    _ = await world.send(.post, "/v1/lamps", json: ["name": "a"])
    let vendor = try #require(await report(world).vendors.first)
    #expect(vendor.injected == 1)
    #expect(vendor.requests == 0)
    #expect(try await operation("createLamp", in: world).requestFields.sent == [])
    _ = await world.send(.post, "/v1/lamps", json: ["name": "a"])
    let create = try await operation("createLamp", in: world)
    #expect(create.state == .exercised)
    #expect(create.requestFields.sent == ["name"])
    #expect(create.responseFields.served == [])
  }

  @Test func `an answer from samples is set aside`() async throws {
    let world = try TestWorld([Vendor(Shop.self)], isStateless: true)
    _ = await world.send(.get, "/v1/status")
    let vendor = try #require(await report(world).vendors.first)
    #expect(vendor.stateless == 1)
    #expect(vendor.requests == 0)
    #expect(vendor.figures.operations.covered == 0)
  }

  @Test func `calls that no document knows are listed, the most frequent first`() async throws {
    let world = try TestWorld.shop()
    for _ in 1...3 { _ = await world.send(.get, "/v1/lamp") }
    _ = await world.send(.patch, "/v1/lamps?x=1", json: [:])
    let vendor = try #require(await report(world).vendors.first)
    #expect(vendor.undocumentedCalls == 4)
    #expect(vendor.undocumented.map(\.path) == ["/v1/lamp", "/v1/lamps"])
    #expect(vendor.undocumented.map(\.count) == [3, 1])
    #expect(vendor.undocumented.map(\.reason) == [.unknownPath, .otherMethod])
    #expect(vendor.undocumented[0].hint.contains("/v1/lamps"))
    #expect(vendor.undocumented[1].hint == "this path takes POST, GET")
  }

  @Test func `a bounded number of unknown paths is told apart, and the rest is counted`()
    async throws
  {
    let world = try TestWorld.shop()
    for number in 0..<UnmatchedRequests.limit + 10 { _ = await world.send(.get, "/v1/x/\(number)") }
    _ = await world.send(.get, "/v1/x/0")
    let long = "/" + String(repeating: "a", count: 5000)
    _ = await world.send(.get, long)
    let vendor = try #require(await report(world).vendors.first)
    #expect(vendor.undocumented.count == UnmatchedRequests.limit)
    #expect(vendor.undocumented[0].count == 2)
    #expect(vendor.undocumentedCalls == UnmatchedRequests.limit + 12)
    let other = try TestWorld.shop()
    _ = await other.send(.get, long)
    #expect(await report(other).vendors.first?.undocumented.first?.path.utf8.count == 203)
  }

  @Test func `a coverage report can be read back from what it writes`() async throws {
    let world = try TestWorld.shop()
    _ = await world.send(.post, "/v1/lamps", json: ["name": "a"])
    _ = await world.send(.get, "/v1/nothing")
    let report = await report(world)
    let json = try JSON(parsing: report.serialized())
    #expect(try json.decoded(as: CoverageReport.self) == report)
    #expect(CoverageReport.schema.violations(in: json).isEmpty)
    #expect(json["vendors"]?[0]?["figures"]?["operations"]?["percent"] == 12.5)
  }

  @Test func `answers of one status are told apart by what they are called`() async throws {
    let tally = OperationCounts.Outcome(status: 200, label: "reused", code: nil)
    #expect(OutcomeCoverage(tally, count: 0, isDocumented: true).name == "200 reused")
  }

  @Test(arguments: [
    (0, 0, nil as Double?, true), (0, 8, 0, false), (799, 1000, 79.9, false), (4, 5, 80, true),
    (2, 3, 66.6, false), (999, 1000, 99.9, true), (9999, 10000, 99.9, true), (7, 7, 100, true),
  ])
  func `a percentage is rounded down, and nothing is missing where nothing is documented`(
    _ covered: Int, _ documented: Int, _ percent: Double?, _ isEnough: Bool
  ) {
    let ratio = CoverageRatio(covered: covered, documented: documented)
    #expect(ratio.percent == percent)
    #expect(ratio.reaches(80) == isEnough)
    #expect(ratio.reaches(100) == (covered == documented))
  }

  @Test func `a coverage gate names each vendor that falls short, and none called is too few`()
    async throws
  {
    let world = try TestWorld.shop()
    let gate = CoverageGate(50)
    #expect(
      gate.shortfalls(in: await report(world))
        == ["no vendor was called, so nothing is covered"])
    #expect(CoverageGate(0).shortfalls(in: await report(world)) == [])
    _ = await world.send(.get, "/v1/status")
    let report = await report(world)
    #expect(
      gate.shortfalls(in: report)
        == ["shop: 12.5 % of operations covered (1 of 8), 50 % are required"])
    #expect(CoverageGate(12.5).shortfalls(in: report) == [])
    #expect(
      CoverageGate(99.5, of: .requestFields).shortfalls(in: report)
        == ["shop: 0 % of request fields covered (0 of 5), 99.5 % are required"])
  }
}
