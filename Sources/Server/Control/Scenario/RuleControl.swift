import Faults
import HTTPTypes
import Scenarios
import Simulation
import Wire

/// `/rules`: one by one.
enum RuleControl {
  static let operations: [ControlOperation] = [
    .operation(
      .get, "/rules", "List a world's rules with what they have done", id: "listRules",
      about: .world, by: listRules),
    .operation(
      .post, "/rules", "Add a rule behind those of a world", returns: .created, id: "addRule",
      about: .world, by: addRule),
    .operation(
      .delete, "/rules/{name}", "Take a rule out of a world", returns: .noContent,
      id: "deleteRule", about: .world, by: deleteRule),
    .operation(
      .delete, "/rules", "Take all rules out of a world", returns: .noContent, id: "clearRules",
      about: .world, by: clearRules),
  ]

  static func listRules(
    _ call: ControlCall<NoInput>, _ control: ControlContext
  ) async throws(Problem) -> RuleList {
    let world = try call.world(of: control)
    return RuleList(rules: await world.rules.map(RuleReport.init))
  }

  static func addRule(
    _ call: ControlCall<ScenarioDocument>, _ control: ControlContext
  ) async throws(Problem) -> RuleReport {
    let world = try call.world(of: control)
    let wall = world.configuration.wall()
    let rule: Rule
    do throws(ScenarioError) {
      rule = try ScenarioFile.rule(
        .object(call.input.object), vendors: control.vendors,
        after: await world.rules.map(\.rule), ports: control.ports, now: wall)
    } catch {
      throw Problem("not a rule", error)
    }
    try ControlContext.checkPort(of: rule, in: world.name, at: .root)
    await world.arm([rule])
    return RuleReport(rule, matches: 0, hits: 0)
  }

  static func deleteRule(
    _ call: ControlCall<NoInput>, _ control: ControlContext
  ) async throws(Problem) -> NoContent {
    let name = call.path["name"]
    let world = try call.world(of: control)
    guard await world.disarm(name) else {
      throw Problem(
        404, "unknown rule", "the world has no rule '\(name)'", pointer: "name",
        expected: NearestNames.sorted(await world.rules.map(\.rule.name), to: name))
    }
    return NoContent()
  }

  static func clearRules(
    _ call: ControlCall<NoInput>, _ control: ControlContext
  ) async throws(Problem) -> NoContent {
    try await call.world(of: control).disarmAll()
    return NoContent()
  }
}

/// A rule with what it has done.
struct RuleReport: ReplyBody {
  let name: String
  /// The vendor that it is about; nil for all.
  let vendor: String?
  /// The operations that it is about; nil for all.
  let operation: String?
  /// What it is about, when, and what it does, as they were written; nil where they were not.
  let match: JSON?
  let when: JSON?
  let then: JSON?
  let matches: Int
  let hits: Int
  /// Wall time at which it removes itself.
  let expires: Instant?

  init(_ rule: Rule, matches: Int, hits: Int) {
    name = rule.name
    vendor = rule.match.vendor
    operation = rule.match.operation?.description
    match = rule.document["match"]
    when = rule.document["when"]
    then = rule.document["then"]
    self.matches = matches
    self.hits = hits
    expires = rule.expires
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("name", name)
      json.field("vendor", vendor)
      json.field("operation", operation)
      json.field("match", match)
      json.field("when", when)
      json.field("then", then)
      json.field("matches", matches)
      json.field("hits", hits)
      json.field("expires", expires)
    }
  }
}

/// The rules of a world, in the order in which they are tried.
struct RuleList: ReplyBody {
  let rules: [RuleReport]

  func write(to json: inout JSONWriter) {
    json.object { $0.field("rules", rules) }
  }
}
