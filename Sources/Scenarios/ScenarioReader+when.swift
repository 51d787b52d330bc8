import Simulation
import Wire

/// `when`: which of the matches a rule takes.
extension ScenarioReader {
  mutating func condition(_ written: Written?) -> RuleCondition {
    var condition = RuleCondition()
    guard let written, let fields = fields(written, .when) else { return condition }
    condition.calls = fields["calls"].flatMap { range($0, "`calls`", from: 1) }
    condition.every = fields["every"].flatMap { count($0, "`every`", from: 1) }
    condition.probability = fields["probability"].flatMap { probability($0) }
    condition.window = fields["window"].flatMap { window($0) }
    condition.following = fields["following"].flatMap { text($0, "`following`") }
    if let every = condition.every, let calls = condition.calls, let last = calls.last,
      last / every * every < calls.first
    {
      refuse(
        written, "this can never be: no call of \(calls.first)-\(last) is a multiple of \(every)")
    }
    return condition
  }

  private mutating func probability(_ written: Written) -> Double? {
    if let value = written.number?.double, (0...1).contains(value) { return value }
    let hint = written.text?.hasSuffix("%") == true ? "; half of all is 0.5" : ""
    refuse(
      written, "`probability` must be a number from 0 to 1, not \(written.spelling)\(hint)")
    return nil
  }

  private mutating func window(_ written: Written) -> RuleCondition.Window? {
    guard let fields = fields(written, .window) else { return nil }
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
        fields["ramp"] ?? written, "`ramp` goes up and down inside the window: \(half) at most")
      return nil
    }
    return RuleCondition.Window(from: from, length: length, ramp: ramp)
  }

  /// World time since the world's start, with or without the plus.
  private mutating func offset(_ written: Written) -> Duration? {
    guard let text = written.text, text.hasPrefix("+") else { return duration(written, "`from`") }
    return duration(
      Written(content: .text(String(text.dropFirst())), place: written.place), "`from`")
  }
}
