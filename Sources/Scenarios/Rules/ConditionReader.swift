import Faults
import Wire

/// `when`: which of the matches a rule takes.
struct ConditionReader {
  let context: ReadingContext

  func condition(_ node: SourceNode?) -> RuleCondition {
    var condition = RuleCondition()
    guard let node, let fields = context.fields(node, .when) else { return condition }
    condition.calls = fields["calls"].flatMap { context.range($0, "`calls`", from: 1) }
    condition.every = fields["every"].flatMap { context.count($0, "`every`", from: 1) }
    condition.probability = fields["probability"].flatMap { probability($0) }
    condition.window = fields["window"].flatMap { window($0) }
    condition.following = fields["following"].flatMap { context.text($0, "`following`") }
    if let every = condition.every, let calls = condition.calls, let last = calls.last,
      last / every * every < calls.first
    {
      context.refuse(
        node, "this can never be: no call of \(calls.first)-\(last) is a multiple of \(every)")
    }
    return condition
  }

  private func probability(_ node: SourceNode) -> Double? {
    if let value = node.number?.double, (0...1).contains(value) { return value }
    let hint = node.text?.hasSuffix("%") == true ? "; half of all is 0.5" : ""
    context.refuse(
      node, "`probability` must be a number from 0 to 1, not \(node.spelling)\(hint)")
    return nil
  }

  private func window(_ node: SourceNode) -> RuleCondition.Window? {
    guard let fields = context.fields(node, .window) else { return nil }
    let before = context.findingCount
    let from = fields["from"].flatMap { offset($0) } ?? .zero
    let ramp = fields["ramp"].flatMap { context.duration($0, "`ramp`") } ?? .zero
    guard let field = fields["for"] else { return nil }
    guard let length = context.duration(field, "`for`"), context.findingCount == before else {
      return nil
    }
    guard length > .zero else {
      context.refuse(field, "the window is empty; `for` must be more than 0s")
      return nil
    }
    if ramp + ramp > length {
      let half = (length / 2).spelled()
      context.refuse(
        fields["ramp"] ?? node, "`ramp` goes up and down inside the window: \(half) at most")
      return nil
    }
    return RuleCondition.Window(from: from, length: length, ramp: ramp)
  }

  /// World time since the world's start, with or without the plus.
  private func offset(_ node: SourceNode) -> Duration? {
    guard let text = node.text, text.hasPrefix("+") else { return context.duration(node, "`from`") }
    return context.duration(
      SourceNode(content: .text(String(text.dropFirst())), place: node.place), "`from`")
  }
}

extension MappingSchema {
  static let when = MappingSchema(
    "when",
    #"""
    {
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "calls": {
          "description": "Which matches, counted from 1: 3, 1-2, 5-.",
          "oneOf": [
            {"type": "integer", "minimum": 1},
            {"type": "string", "pattern": "^[0-9]+(-[0-9]*)?$"}
          ]
        },
        "every": {"description": "Every so many matches.", "type": "integer", "minimum": 1},
        "probability": {
          "description": "The share of matches, from 0 for never to 1 for always.",
          "type": "number",
          "minimum": 0,
          "maximum": 1
        },
        "window": {"description": "A stretch of world time.", "$ref": "#/$defs/window"},
        "following": {
          "description": "A rule that must have had its part in an answer before.",
          "type": "string",
          "minLength": 1
        }
      }
    }
    """#)

  static let window = MappingSchema(
    "window",
    #"""
    {
      "type": "object",
      "additionalProperties": false,
      "required": ["for"],
      "properties": {
        "from": {
          "description": "World time since the world's start.",
          "type": "string",
          "pattern": "^\\+?[0-9]+(\\.[0-9]+)?(us|ms|s|m|h|d)$",
          "examples": ["+3h"]
        },
        "for": {"description": "How long it lasts.", "$ref": "#/$defs/duration"},
        "ramp": {
          "description": "How long the probability takes to rise at its beginning and to fall at its end.",
          "$ref": "#/$defs/duration"
        }
      }
    }
    """#)
}
