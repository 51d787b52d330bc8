import Scenarios
import Simulation
import Wire

extension ControlPlane {
  static func getScenario(
    _ call: ControlCall<NoInput>, _ control: ControlPlane
  ) async throws(Problem) -> ScenarioReport {
    await ScenarioReport(try call.world(of: control))
  }

  static func putScenario(
    _ call: ControlCall<ScenarioDocument>, _ control: ControlPlane
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
    _ call: ControlCall<NoInput>, _ control: ControlPlane
  ) async throws(Problem) -> NoContent {
    try await call.world(of: control).dropScenario()
    return NoContent()
  }

  /// The scenario that a document spells for a world; it stands at `pointer` in the request.
  func scenario(
    _ document: JSONObject, at pointer: JSONPointer = .root, in world: String, wall: Instant
  ) throws(Problem) -> Scenario {
    let scenario: Scenario
    do throws(ScenarioError) {
      scenario = try ScenarioFile.read(
        .object(document), at: pointer, vendors: vendors, ports: ports, now: wall)
    } catch {
      throw Problem("not a scenario", error)
    }
    for (index, rule) in scenario.rules.enumerated() {
      try Self.checkPort(
        of: rule, in: world, at: pointer.appending("faults").appending("\(index)"))
    }
    return scenario
  }
}

/// A document of the scenario format; the format's own reader judges it.
struct ScenarioDocument: OperationInput {
  let object: JSONObject

  static var shape: InputShape { InputShape(body: JSONObject.schema, bodyKind: .json) }

  static func read(_ raw: inout RawInput) throws(InputError) -> ScenarioDocument {
    ScenarioDocument(object: try raw.json(JSONObject.self))
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
  /// Everything that the reader of scenarios found, each with its place.
  init(_ title: String, _ error: ScenarioError) {
    self.init(
      422, title, error.findings.map(\.description).joined(separator: "; "),
      pointer: error.findings.first?.place.pointer.description)
    violations = error.findings.map {
      Violation(pointer: $0.place.pointer, rule: .custom($0.message))
    }
  }

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
