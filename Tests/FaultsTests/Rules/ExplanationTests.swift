import Faults
import HTTPTypes
import Miosa
import Simulation
import Testing
import Wire

/// Why a rule would answer a request, or would not.
struct ExplanationTests {
  private func explain(_ rules: [Rule], call: Int = 1, at elapsed: Duration = .zero) throws
    -> [RuleExplanation]
  {
    let vendor = Vendor(Miosa.self)
    var scenario = Scenario()
    scenario.rules = rules
    let operation = try #require(vendor.operation("listWorkspaces"))
    let request = Request(method: .get, path: "/api/v1/workspaces")
    return scenario.explain(request, operation, of: vendor, call: call, at: elapsed)
  }

  private func rule(
    _ name: String, _ operation: String = "*", _ condition: RuleCondition = RuleCondition()
  ) -> Rule {
    var match = RuleMatch()
    match.operation = Glob(operation)
    return Rule(
      name: name, match: match, condition: condition,
      action: RuleAction(response: .status(503, retryAfter: nil)))
  }

  @Test func `an explanation names the first rule that holds as the one that decides`() throws {
    let found = try explain([rule("other", "createWorkspace"), rule("first"), rule("second")])
    #expect(found.map(\.decides) == [false, true, false])
    #expect(found[0].unmet == "the operation is listWorkspaces")
    #expect(found[2].unmet == nil)
  }

  @Test func `an explanation says that a rule's count is used up`() throws {
    var twice = RuleCondition()
    twice.calls = (1, 2)
    #expect(try explain([rule("twice", "*", twice)], call: 2)[0].decides)
    let third = try explain([rule("twice", "*", twice)], call: 3)[0]
    #expect(third.unmet == "it is match 3, and the rule takes 1-2")
  }

  @Test func `an explanation says that a rule's window is closed`() throws {
    var outage = RuleCondition()
    outage.window = RuleCondition.Window(from: .seconds(3600), length: .seconds(60))
    #expect(try explain([rule("outage", "*", outage)], at: .seconds(3630))[0].decides)
    let early = try explain([rule("outage", "*", outage)])[0]
    #expect(early.unmet == "the world is 0s old, and the window is open from 1h for 1m")
  }

  @Test func `an explanation tells a rule by chance as one that may decide`() throws {
    var sometimes = RuleCondition()
    sometimes.probability = 0.5
    let found = try explain([rule("sometimes", "*", sometimes), rule("else")])
    #expect(found.map(\.decides) == [true, true])
  }
}
