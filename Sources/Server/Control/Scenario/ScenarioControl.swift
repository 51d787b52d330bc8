import HTTPTypes
import Scenarios
import Simulation
import Wire

/// `/scenario`: everything that is scripted in a world.
enum ScenarioControl {
  static let operations: [ControlOperation] = [
    .operation(
      .get, "/scenario", "Read the scenario in force with its hits and expectations",
      id: "getScenario", about: .world, by: getScenario),
    .operation(
      .put, "/scenario", "Put a scenario in the place of everything that is scripted",
      id: "putScenario", about: .world, by: putScenario),
    .operation(
      .delete, "/scenario", "Take everything out that is scripted", returns: .noContent,
      id: "deleteScenario", about: .world, by: deleteScenario),
  ]

  static func getScenario(
    _ call: ControlCall<NoInput>, _ control: ControlContext
  ) async throws(Problem) -> ScenarioReport {
    await ScenarioReport(try call.world(of: control))
  }

  static func putScenario(
    _ call: ControlCall<ScenarioDocument>, _ control: ControlContext
  ) async throws(Problem) -> ScenarioReport {
    let world = try call.world(of: control)
    let scenario = try control.scenario(
      call.input.object, in: world.name, wall: world.configuration.wall())
    let taken = try await Problem.attempt { try await world.take(scenario) }
    switch taken {
    case .success(let transitions): return await ScenarioReport(world, transitions)
    case .failure(let conflict): throw Problem(conflict, world)
    }
  }

  static func deleteScenario(
    _ call: ControlCall<NoInput>, _ control: ControlContext
  ) async throws(Problem) -> NoContent {
    try await call.world(of: control).dropScenario()
    return NoContent()
  }
}

/// The scenario in force in a world, and what has come of it.
struct ScenarioReport: ReplyBody {
  let world: String
  let name: String?
  let description: String?
  /// What it was read from; each can be put again, to this world or another.
  let documents: [JSON]
  /// Those of the scenario, and those that were added since.
  let rules: [RuleReport]
  let expectations: [ExpectationReport]
  /// What came to pass where the clock was moved.
  let transitions: [TransitionReport]

  init(_ world: World, _ transitions: [Transition] = []) async {
    self.world = world.name
    let scenario = await world.scenario
    name = scenario?.name
    description = scenario?.description
    documents = scenario?.documents ?? []
    rules = await world.rules.map(RuleReport.init)
    expectations = await world.expectations.map(ExpectationReport.init)
    self.transitions = transitions.map(TransitionReport.init)
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("world", world)
      json.field("name", name)
      json.field("description", description)
      json.field("documents", documents)
      json.field("rules", rules)
      json.field("expectations", expectations)
      json.field("met", expectations.allSatisfy(\.met))
      json.field("transitions", transitions)
    }
  }
}

/// How often a rule is to have had its part in an answer, and how often it had.
struct ExpectationReport: ReplyBody {
  let rule: String
  /// As the format writes it: `2`, `1-3`, `5-`.
  let wanted: String
  let hits: Int
  let met: Bool

  init(_ result: ExpectationResult) {
    rule = result.expectation.rule
    wanted = result.expectation.wanted
    hits = result.hits
    met = result.isMet
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("rule", rule)
      json.field("wanted", wanted)
      json.field("hits", hits)
      json.field("met", met)
    }
  }
}

extension Problem {
  fileprivate init(_ conflict: ScenarioConflict, _ world: World) {
    var found: [Violation] = []
    if let baseline = conflict.baseline {
      found.append(
        Violation(
          pointer: JSONPointer.root.appending("baseline"),
          rule: .custom(
            "is \(baseline), and the world was made from \(world.configuration.baselineName)"))
      )
    }
    if let start = conflict.start {
      found.append(
        Violation(
          pointer: JSONPointer.root.appending("clock").appending("start"),
          rule: .custom(
            "is \(start.iso8601(.microseconds)), and the clock, which only goes forward, is at "
              + conflict.now.iso8601(.microseconds))))
    }
    self.init(
      409, "only a new world could have this",
      found.map(\.description).joined(separator: "; ")
        + "; leave it out, or make a world with the scenario: POST worlds",
      pointer: found.first?.pointer.description)
    violations = found
  }
}
