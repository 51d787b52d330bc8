import Faults
import Simulation
import Wire

/// `when`: which of the matches a rule takes.
extension ScenarioReader {
  mutating func condition(_ node: SourceNode?) -> RuleCondition {
    var condition = RuleCondition()
    guard let node, let fields = fields(node, .when) else { return condition }
    condition.calls = fields["calls"].flatMap { range($0, "`calls`", from: 1) }
    condition.every = fields["every"].flatMap { count($0, "`every`", from: 1) }
    condition.probability = fields["probability"].flatMap { probability($0) }
    condition.window = fields["window"].flatMap { window($0) }
    condition.following = fields["following"].flatMap { text($0, "`following`") }
    if let every = condition.every, let calls = condition.calls, let last = calls.last,
      last / every * every < calls.first
    {
      refuse(
        node, "this can never be: no call of \(calls.first)-\(last) is a multiple of \(every)")
    }
    return condition
  }

  private mutating func probability(_ node: SourceNode) -> Double? {
    if let value = node.number?.double, (0...1).contains(value) { return value }
    let hint = node.text?.hasSuffix("%") == true ? "; half of all is 0.5" : ""
    refuse(
      node, "`probability` must be a number from 0 to 1, not \(node.spelling)\(hint)")
    return nil
  }

  private mutating func window(_ node: SourceNode) -> RuleCondition.Window? {
    guard let fields = fields(node, .window) else { return nil }
    let before = count
    let from = fields["from"].flatMap { offset($0) } ?? .zero
    let ramp = fields["ramp"].flatMap { duration($0, "`ramp`") } ?? .zero
    guard let field = fields["for"] else { return nil }
    guard let length = duration(field, "`for`"), count == before else { return nil }
    guard length > .zero else {
      refuse(field, "the window is empty; `for` must be more than 0s")
      return nil
    }
    if ramp + ramp > length {
      let half = (length / 2).spelled()
      refuse(
        fields["ramp"] ?? node, "`ramp` goes up and down inside the window: \(half) at most")
      return nil
    }
    return RuleCondition.Window(from: from, length: length, ramp: ramp)
  }

  /// World time since the world's start, with or without the plus.
  private mutating func offset(_ node: SourceNode) -> Duration? {
    guard let text = node.text, text.hasPrefix("+") else { return duration(node, "`from`") }
    return duration(
      SourceNode(content: .text(String(text.dropFirst())), place: node.place), "`from`")
  }
}
