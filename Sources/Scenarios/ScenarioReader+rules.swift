import Simulation
import Wire

/// The rules of `faults`, one by one.
extension ScenarioReader {
  /// A rule with its places, until it is known to have a chance.
  struct PlacedRule {
    let rule: Rule
    let written: Written
    let aim: RuleAim
    /// Where `following` and `then` stand.
    let following: Written?
    let action: Written
  }

  /// Reads rules; those that are refused are left out.
  mutating func rules(_ list: [Written]) -> [Rule] {
    var placed: [PlacedRule] = []
    var names: [String: ScenarioPlace?] = [:]
    for rule in existing { names[rule.name] = .some(nil) }
    for written in list {
      guard let fields = fields(written, .rule) else {
        // A rule that is broken otherwise may still be followed.
        if let name = written.members?.first(where: { $0.key == "name" })?.value.text {
          names[name] = names[name] ?? written.place
        }
        continue
      }
      let name = fields["name"].flatMap { ruleName($0, &names) }
      let before = count
      let (match, aim) = match(fields["match"])
      let condition = condition(fields["when"])
      guard let then = fields["then"] else { continue }
      let action = action(then, match, aim)
      checkCondition(of: action, fields["when"])
      let expires = fields["ttl"].flatMap { duration($0, "`ttl`", isPositive: true) }
      guard let name, count == before else { continue }
      let rule = Rule(
        name: name, match: match, condition: condition, action: action,
        expires: expires.map { wall + $0 })
      let following = fields["when"]?.members?.first { $0.key == "following" }?.value
      placed.append(
        PlacedRule(
          rule: rule, written: written, aim: aim, following: following, action: then))
    }
    checkFollowing(placed, names: Array(names.keys))
    checkShadows(placed)
    return placed.map(\.rule)
  }

  /// A name that can travel in a header, and stands once.
  private mutating func ruleName(
    _ written: Written, _ names: inout [String: ScenarioPlace?]
  ) -> String? {
    guard let name = written.scalarText, Self.isName(name) else {
      refuse(
        written,
        "a rule's name is made of letters, digits, '.', '_' and '-', 100 at most, "
          + "not \(written.spelling)")
      return nil
    }
    if let place = names[name] {
      let where_ = place.map { " \($0.reference)" } ?? ""
      refuse(written, "there is a rule '\(name)' already\(where_); a name stands once")
      return nil
    }
    names[name] = written.place
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
