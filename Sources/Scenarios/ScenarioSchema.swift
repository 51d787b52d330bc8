/// The JSON Schema (2020-12) of scenario files, as it ships.
///
/// It knows the form only: which vendors, operations and states there are is for the reader to say.
/// `scenarios/scenario.schema.json` is the same text; a test holds both to that.
package enum ScenarioSchema {
  package static let text = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Understudy scenario, version 1",
      "description": "What goes wrong, how slowly, and how long things take.",
      "$ref": "#/$defs/scenario",
      "$defs": {
    \(definitions.map(indented).joined(separator: ",\n"))
      }
    }

    """

  /// In the order in which they are printed.
  private static let definitions: [SchemaDefinition] =
    world.map(\.definition) + rules.map(\.definition) + [.duration, .time]
    + times.map(\.definition) + [MappingSchema.expectation.definition]

  private static let world: [MappingSchema] = [
    .scenario, .clock, .scaled, .move, .settlement, .step, .outcome, .quota, .pace, .rate,
    .lag,
  ]
  private static let rules: [MappingSchema] = [.rule, .match, .when, .window, .then, .dribble]
  private static let times: [MappingSchema] = [.distribution, .uniform, .normal, .lognormal]

  /// Every kind of mapping.
  static let mappings: [MappingSchema] = world + rules + times + [.expectation]

  private static func indented(_ definition: SchemaDefinition) -> String {
    "\"\(definition.name)\": \(definition.text)".split(separator: "\n")
      .map { "    \($0)" }.joined(separator: "\n")
  }
}
