import Faults
import Wire

/// `faults`: the rules, one by one.
struct RulesReader {
  let context: ReadingContext

  /// Reads rules; those that are refused are left out.
  func rules(_ list: [SourceNode]) -> [Rule] {
    var placed: [PlacedRule] = []
    var names: [String: ScenarioPlace?] = [:]
    for rule in context.existing { names[rule.name] = .some(nil) }
    for node in list {
      guard let fields = context.fields(node, .rule) else {
        // A rule that is broken otherwise may still be followed.
        if let name = node.members?.first(where: { $0.key == "name" })?.value.text {
          names[name] = names[name] ?? node.place
        }
        continue
      }
      let name = fields["name"].flatMap { ruleName($0, &names) }
      let before = context.findingCount
      let (match, targets) = MatchReader(context: context).match(fields["match"])
      let condition = ConditionReader(context: context).condition(fields["when"])
      guard let then = fields["then"] else { continue }
      let action = ActionReader(context: context).action(then, match, targets)
      checkCondition(of: action, fields["when"])
      let expires = fields["ttl"].flatMap { context.duration($0, "`ttl`", isPositive: true) }
      guard let name, context.findingCount == before else { continue }
      let rule = Rule(
        name: name, match: match, condition: condition, action: action,
        expires: expires.map { context.wall + $0 }, document: node.json)
      let following = fields["when"]?.members?.first { $0.key == "following" }?.value
      placed.append(
        PlacedRule(
          rule: rule, node: node, targets: targets, following: following, action: then))
    }
    let order = RuleOrder(context: context)
    order.checkFollowing(placed, names: Array(names.keys))
    order.checkShadows(placed)
    return placed.map(\.rule)
  }

  /// A name that can travel in a header, and stands once.
  private func ruleName(
    _ node: SourceNode, _ names: inout [String: ScenarioPlace?]
  ) -> String? {
    guard let name = node.scalarText, ReadingContext.isName(name) else {
      context.refuse(
        node,
        "a rule's name is made of letters, digits, '.', '_' and '-', 100 at most, of which '.' and "
          + "'-' do not come first, not \(node.spelling)")
      return nil
    }
    if let place = names[name] {
      let where_ = place.map { " \($0.reference)" } ?? ""
      context.refuse(node, "there is a rule '\(name)' already\(where_); a name stands once")
      return nil
    }
    names[name] = node.place
    return name
  }

  /// Refuses conditions of a closed port that have nothing to count: no connection gets there.
  private func checkCondition(of action: RuleAction, _ when: SourceNode?) {
    guard let fault = action.connection, fault.moment == .listen else { return }
    for member in when?.members ?? [] {
      switch member.key {
      case "calls", "every", "probability":
        context.refuse(
          member.place,
          "a port that is closed counts no connections; \(fault.kind.key) takes no `\(member.key)`, "
            + "but `window` and `following`")
      case "window":
        guard let ramp = member.value.members?.first(where: { $0.key == "ramp" }) else { continue }
        context.refuse(ramp.place, "a port is open or closed; \(fault.kind.key) takes no `ramp`")
      default: continue
      }
    }
  }
}

extension MappingSchema {
  static let rule = MappingSchema(
    "rule", noun: "a rule",
    #"""
    {
      "type": "object",
      "additionalProperties": false,
      "required": ["name", "then"],
      "properties": {
        "name": {
          "description": "Travels in X-Understudy-Fault; stands once.",
          "oneOf": [
            {"type": "string", "pattern": "^[A-Za-z0-9_][A-Za-z0-9._-]{0,99}$"},
            {"type": ["number", "boolean"]}
          ]
        },
        "match": {
          "description": "Which requests it is about; all of them where it is not said.",
          "$ref": "#/$defs/match"
        },
        "when": {
          "description": "Which of the matches it takes; all of them where it is not said.",
          "$ref": "#/$defs/when"
        },
        "then": {"description": "What it does.", "$ref": "#/$defs/then"},
        "ttl": {
          "description": "Wall time after which it removes itself.",
          "$ref": "#/$defs/duration"
        }
      }
    }
    """#)
}
