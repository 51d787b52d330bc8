import Wire
import Yams

/// Turns YAML (of which JSON is a part) into a tree with places.
///
/// Only words that JSON has are more than text: `true`, `false`, `null` and numbers spelled as JSON
/// spells them. `no`, `on` and `1_000` are texts, so that a rule may be named `on`. A document that
/// unfolds into very many values through its aliases is refused.
struct SourceNodeReader {
  private let file: String

  private init(file: String) { self.file = file }

  /// Nil for a file without a value.
  static func read(_ text: String, named file: String) throws(ScenarioError) -> SourceNode? {
    let reader = SourceNodeReader(file: file)
    let node: Node?
    do { node = try YAMLText.tree(text) } catch let excess as YAMLText.Excess {
      let place = ScenarioPlace(
        file: file, line: excess.line, column: excess.column, pointer: .root)
      throw reader.problem(place, excess.message)
    } catch {
      throw ScenarioError(findings: [reader.finding(for: error)])
    }
    guard let node else { return nil }
    return try reader.sourceNode(node, at: .root)
  }

  private func sourceNode(
    _ node: Node, at pointer: JSONPointer
  ) throws(ScenarioError) -> SourceNode {
    let place = place(node.mark, pointer)
    switch node {
    case .scalar(let scalar): return SourceNode(content: Self.content(of: scalar), place: place)
    case .sequence(let sequence):
      var elements: [SourceNode] = []
      for (index, element) in sequence.enumerated() {
        elements.append(try sourceNode(element, at: pointer.appending(index)))
      }
      return SourceNode(content: .list(elements), place: place)
    case .mapping(let mapping):
      var members: [SourceNode.Member] = []
      for (key, value) in mapping {
        guard let name = key.scalar?.string else {
          throw problem(self.place(key.mark, pointer), "a key must be a text")
        }
        let inner = pointer.appending(name)
        members.append(
          SourceNode.Member(
            key: name, place: self.place(key.mark, inner), value: try sourceNode(value, at: inner)))
      }
      return SourceNode(content: .mapping(members), place: place)
    case .alias: throw problem(place, "an alias must follow its anchor")
    }
  }

  private static func content(of scalar: Node.Scalar) -> SourceNode.Content {
    guard scalar.style == .plain || scalar.style == .any else { return .text(scalar.string) }
    switch scalar.string {
    case "", "~", "null": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    default:
      return JSONNumber(spelling: scalar.string).map { .number($0) } ?? .text(scalar.string)
    }
  }

  private func place(_ mark: Mark?, _ pointer: JSONPointer) -> ScenarioPlace {
    ScenarioPlace(file: file, line: mark?.line ?? 0, column: mark?.column ?? 0, pointer: pointer)
  }

  private func problem(_ place: ScenarioPlace, _ message: String) -> ScenarioError {
    ScenarioError(findings: [ScenarioError.Finding(place: place, message: message)])
  }

  private func finding(for error: any Error) -> ScenarioError.Finding {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      ScenarioError.Finding(place: place(mark, .root), message: "this is not YAML: \(problem)")
    case .duplicatedKeysInMapping(let keys, let context):
      ScenarioError.Finding(
        place: place(context.mark, .root),
        message: "a key must stand once in a mapping; given again: \(keys.joined(separator: ", "))")
    default:
      ScenarioError.Finding(
        place: place(nil, .root), message: "this is not YAML: it must be UTF-8 text")
    }
  }
}
