package import Faults
package import Simulation
package import Wire

/// Reads scenarios: text or JSON in, a checked `Scenario` out, or everything that is wrong with it.
///
/// What it returns names nothing that does not exist. It reads no files, keeps nothing, and carries
/// nothing out.
package enum ScenarioFile {
  /// The version of the format that this program reads.
  package static let version = 1

  /// Reads a file's text, YAML or JSON.
  ///
  /// - Parameters:
  ///   - text: The whole file.
  ///   - file: Its name, for messages; also the scenario's, where it gives itself none.
  ///   - vendors: Those whose operations, errors, settings, states and quotas may be named.
  ///   - existing: Rules that are in force already and come first; what is read may follow them and
  ///     may neither repeat their names nor stand behind one that leaves it nothing.
  ///   - ports: The vendors that have ports of their own; nil where that is not known.
  ///   - wall: Wall time, from which a rule's `ttl` counts.
  /// - Returns: The scenario, of which nothing needs to be checked again.
  /// - Throws: Everything that is wrong, each with its line and column.
  package static func read(
    _ text: String, named file: String, vendors: [Vendor], after existing: [Rule] = [],
    ports: Set<String>? = nil, now wall: Instant
  ) throws(ScenarioError) -> Scenario {
    let context = ReadingContext(vendors: vendors, existing: existing, ports: ports, wall: wall)
    guard let node = try SourceNodeReader.read(text, named: file) else {
      let place = ScenarioPlace(file: file, line: 1, column: 1, pointer: .root)
      throw ScenarioError(findings: [
        ScenarioError.Finding(
          place: place, message: "the file is empty; it begins with `scenario: \(version)`")
      ])
    }
    var scenario = ScenarioReader(context: context).scenario(node)
    try context.finish()
    if scenario.name.isEmpty { scenario.name = name(of: file) }
    return scenario
  }

  /// Reads a whole scenario from JSON; findings have pointers, which begin with where it stands.
  package static func read(
    _ json: JSON, at pointer: JSONPointer = .root, vendors: [Vendor], after existing: [Rule] = [],
    ports: Set<String>? = nil, now wall: Instant
  ) throws(ScenarioError) -> Scenario {
    let context = ReadingContext(vendors: vendors, existing: existing, ports: ports, wall: wall)
    let scenario = ScenarioReader(context: context).scenario(SourceNode(json, at: pointer))
    try context.finish()
    return scenario
  }

  /// Reads one rule from JSON, as the control API takes it; findings have pointers.
  package static func rule(
    _ json: JSON, vendors: [Vendor], after existing: [Rule] = [], ports: Set<String>? = nil,
    now wall: Instant
  ) throws(ScenarioError) -> Rule {
    let context = ReadingContext(vendors: vendors, existing: existing, ports: ports, wall: wall)
    let rules = RulesReader(context: context).rules([SourceNode(json)])
    try context.finish()
    guard let rule = rules.first else {
      preconditionFailure("a rule that is not read leaves a finding")
    }
    return rule
  }

  /// The file's name without folders and ending.
  private static func name(of file: String) -> String {
    let base = file.split(separator: "/").last ?? ""
    return String(base.split(separator: ".").first ?? base)
  }
}
