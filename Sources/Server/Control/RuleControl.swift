import Faults
import Scenarios
import Simulation
import Wire

extension ControlPlane {
  static func listRules(
    _ call: ControlCall<NoInput>, _ control: ControlPlane
  ) async throws(Problem) -> RuleList {
    let world = try call.world(of: control)
    return RuleList(rules: await world.rules.map(RuleReport.init))
  }

  static func addRule(
    _ call: ControlCall<ScenarioDocument>, _ control: ControlPlane
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
    try checkPort(of: rule, in: world.name, at: .root)
    await world.arm([rule])
    return RuleReport(rule, matches: 0, hits: 0)
  }

  /// Refuses a rule about a port in a world that has none; the rule stands at `pointer` in the
  /// request.
  static func checkPort(
    of rule: Rule, in world: String, at pointer: JSONPointer
  ) throws(Problem) {
    guard rule.action.isBeforeRequests, world != Worlds.defaultName else { return }
    throw Problem(
      422, "not a rule of this world",
      "what happens to a port follows the world '\(Worlds.defaultName)'; '\(world)' has no port",
      pointer: pointer.appending("then").appending("connection").description)
  }

  static func deleteRule(
    _ call: ControlCall<NoInput>, _ control: ControlPlane
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
    _ call: ControlCall<NoInput>, _ control: ControlPlane
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
  let matches: Int
  let hits: Int
  /// Wall time at which it removes itself.
  let expires: Instant?

  init(_ rule: Rule, matches: Int, hits: Int) {
    name = rule.name
    vendor = rule.match.vendor
    operation = rule.match.operation?.description
    self.matches = matches
    self.hits = hits
    expires = rule.expires
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("name", name)
      json.field("vendor", vendor)
      json.field("operation", operation)
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
