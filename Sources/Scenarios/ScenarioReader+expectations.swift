import Faults
import Simulation
import Wire

/// `expect`: what a run is to have met.
extension ScenarioReader {
  /// Reads expectations against the rules as they are written, also those that were refused.
  mutating func expectations(_ node: SourceNode, rules: SourceNode?) -> [Expectation] {
    guard let elements = node.elements else {
      refuse(node, "`expect` is a list of expectations, not \(node.spelling)")
      return []
    }
    var names: [String] = existing.map(\.name)
    for rule in rules?.elements ?? [] {
      if let name = rule.members?.first(where: { $0.key == "name" })?.value.scalarText {
        names.append(name)
      }
    }
    return elements.compactMap { element in
      guard let fields = fields(element, .expectation), let field = fields["rule"],
        let hits = fields["hits"].flatMap({ range($0, "`hits`", from: 0) })
      else { return nil }
      guard let name = field.scalarText, names.contains(name) else {
        let choice =
          names.isEmpty
          ? "the scenario has none"
          : "choose from \(Choices.nearest(names, to: field.scalarText ?? ""))"
        refuse(field, "there is no rule \(field.spelling); \(choice)")
        return nil
      }
      return Expectation(rule: name, hits: hits.first...(hits.last ?? Int.max))
    }
  }
}
