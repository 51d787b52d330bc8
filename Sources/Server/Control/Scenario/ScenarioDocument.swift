import Faults
import Scenarios
import Simulation
import Wire

/// A document of the scenario format; the format's own reader judges it.
struct ScenarioDocument: OperationInput {
  let object: JSONObject

  static var shape: InputShape { InputShape(body: JSONObject.schema, bodyKind: .json) }

  static func read(_ raw: inout RawInput) throws(InputError) -> ScenarioDocument {
    ScenarioDocument(object: try raw.json(JSONObject.self))
  }
}

/// Scenarios and rules as worlds can have them.
extension ControlContext {
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
}

extension Problem {
  /// Everything that the reader of scenarios found, each with its place.
  init(_ title: String, _ error: ScenarioError) {
    let listed = error.findings.prefix(Self.mostViolations)
    let rest = error.findings.count - listed.count
    self.init(
      422, title,
      listed.map(\.description).joined(separator: "; ") + (rest > 0 ? "; and \(rest) more" : ""),
      pointer: error.findings.first?.place.pointer.description)
    violations = error.findings.map {
      Violation(pointer: $0.place.pointer, rule: .custom($0.message))
    }
  }
}
