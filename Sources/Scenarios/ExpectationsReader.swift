import Faults
import Simulation
import Wire

/// `expect`: what a run is to have met.
struct ExpectationsReader {
  let context: ReadingContext

  /// Reads expectations against the rules as they are written, also those that were refused.
  func expectations(_ node: SourceNode, rules: SourceNode?) -> [Expectation] {
    guard let elements = node.elements else {
      context.refuse(node, "`expect` is a list of expectations, not \(node.spelling)")
      return []
    }
    var names: [String] = context.existing.map(\.name)
    for rule in rules?.elements ?? [] {
      if let name = rule.members?.first(where: { $0.key == "name" })?.value.scalarText {
        names.append(name)
      }
    }
    return elements.compactMap { element in
      guard let fields = context.fields(element, .expectation), let field = fields["rule"],
        let hits = fields["hits"].flatMap({ context.range($0, "`hits`", from: 0) })
      else { return nil }
      guard let name = field.scalarText, names.contains(name) else {
        let choice =
          names.isEmpty
          ? "the scenario has none"
          : "choose from \(Choices.nearest(names, to: field.scalarText ?? ""))"
        context.refuse(field, "there is no rule \(field.spelling); \(choice)")
        return nil
      }
      return Expectation(rule: name, hits: hits.first...(hits.last ?? Int.max))
    }
  }
}

extension MappingSchema {
  static let expectation = MappingSchema(
    "expectation", noun: "an expectation",
    #"""
    {
      "type": "object",
      "additionalProperties": false,
      "required": ["rule", "hits"],
      "properties": {
        "rule": {"description": "A rule's name.", "type": ["string", "number", "boolean"]},
        "hits": {
          "description": "How often it is to have had its part in an answer: 2, 1-3, 5-.",
          "oneOf": [
            {"type": "integer", "minimum": 0},
            {"type": "string", "pattern": "^[0-9]+(-[0-9]*)?$"}
          ]
        }
      }
    }
    """#)
}
