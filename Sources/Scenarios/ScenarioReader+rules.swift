import Faults
import Simulation
import Wire

/// The rules of `faults`, one by one.
extension ScenarioReader {
  /// A rule with its places, until it is known to have a chance.
  struct PlacedRule {
    let rule: Rule
    let node: SourceNode
    let targets: RuleTargets
    /// Where `following` and `then` stand.
    let following: SourceNode?
    let action: SourceNode
  }

  /// Reads rules; those that are refused are left out.
  mutating func rules(_ list: [SourceNode]) -> [Rule] {
    var placed: [PlacedRule] = []
    var names: [String: ScenarioPlace?] = [:]
    for rule in existing { names[rule.name] = .some(nil) }
    for node in list {
      guard let fields = fields(node, .rule) else {
        // A rule that is broken otherwise may still be followed.
        if let name = node.members?.first(where: { $0.key == "name" })?.value.text {
          names[name] = names[name] ?? node.place
        }
        continue
      }
      let name = fields["name"].flatMap { ruleName($0, &names) }
      let before = count
      let (match, targets) = match(fields["match"])
      let condition = condition(fields["when"])
      guard let then = fields["then"] else { continue }
      let action = action(then, match, targets)
      checkCondition(of: action, fields["when"])
      let expires = fields["ttl"].flatMap { duration($0, "`ttl`", isPositive: true) }
      guard let name, count == before else { continue }
      let rule = Rule(
        name: name, match: match, condition: condition, action: action,
        expires: expires.map { wall + $0 })
      let following = fields["when"]?.members?.first { $0.key == "following" }?.value
      placed.append(
        PlacedRule(
          rule: rule, node: node, targets: targets, following: following, action: then))
    }
    checkFollowing(placed, names: Array(names.keys))
    checkShadows(placed)
    return placed.map(\.rule)
  }

  /// A name that can travel in a header, and stands once.
  private mutating func ruleName(
    _ node: SourceNode, _ names: inout [String: ScenarioPlace?]
  ) -> String? {
    guard let name = node.scalarText, Self.isName(name) else {
      refuse(
        node,
        "a rule's name is made of letters, digits, '.', '_' and '-', 100 at most, "
          + "not \(node.spelling)")
      return nil
    }
    if let place = names[name] {
      let where_ = place.map { " \($0.reference)" } ?? ""
      refuse(node, "there is a rule '\(name)' already\(where_); a name stands once")
      return nil
    }
    names[name] = node.place
    return name
  }

  static func isName(_ text: String) -> Bool {
    (1...100).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
          UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }
}
