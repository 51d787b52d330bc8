import Faults
import Wire

/// Times, fixed or drawn.
extension ReadingContext {
  /// A duration, or how it is distributed.
  func distribution(_ node: SourceNode, _ what: String) -> Distribution? {
    guard let members = node.members else {
      return duration(node, what).map { .fixed($0) }
    }
    guard fields(node, .distribution) != nil else { return nil }
    guard let member = members.first, members.count == 1 else {
      let names = MappingSchema.distribution.keys.joined(separator: ", ")
      refuse(node, "\(what) must be one distribution of \(names)")
      return nil
    }
    return distribution(named: member.key, member.value)
  }

  private func distribution(named name: String, _ node: SourceNode) -> Distribution? {
    switch name {
    case "fixed": return duration(node, "`fixed`").map { .fixed($0) }
    case "uniform":
      guard let (low, high) = pair(node, .uniform) else { return nil }
      guard low <= high else {
        refuse(node, "`min` must not be more than `max`")
        return nil
      }
      return .uniform(min: low, max: high)
    case "normal": return pair(node, .normal).map { .normal(mean: $0, deviation: $1) }
    case "lognormal":
      guard let (middle, high) = pair(node, .lognormal) else { return nil }
      guard middle > .zero, high >= middle else {
        refuse(node, "`p50` must be more than 0s, and `p99` no less than `p50`")
        return nil
      }
      return .lognormal(p50: middle, p99: high)
    case "empirical":
      guard let elements = node.elements, !elements.isEmpty else {
        refuse(node, "`empirical` must be a list of durations, not \(node.spelling)")
        return nil
      }
      let samples = elements.compactMap { duration($0, "each of `empirical`") }
      return samples.count == elements.count ? .empirical(samples) : nil
    default: return nil
    }
  }

  /// The two durations that a distribution is made of, in the order of its keys.
  private func pair(_ node: SourceNode, _ schema: MappingSchema) -> (Duration, Duration)? {
    guard let fields = fields(node, schema) else { return nil }
    let durations = schema.keys.compactMap { key in
      fields[key].flatMap { duration($0, "`\(key)`") }
    }
    return durations.count == 2 ? (durations[0], durations[1]) : nil
  }
}

extension MappingSchema {
  static let distribution = MappingSchema(
    "distribution", noun: "a distribution",
    #"""
    {
      "type": "object",
      "additionalProperties": false,
      "minProperties": 1,
      "maxProperties": 1,
      "properties": {
        "fixed": {"description": "Always the same.", "$ref": "#/$defs/duration"},
        "uniform": {"description": "Evenly between two.", "$ref": "#/$defs/uniform"},
        "normal": {
          "description": "Around a mean; never below 0s.",
          "$ref": "#/$defs/normal"
        },
        "lognormal": {
          "description": "With a long tail, by median and 99th percentile.",
          "$ref": "#/$defs/lognormal"
        },
        "empirical": {
          "description": "One of these.",
          "type": "array",
          "minItems": 1,
          "items": {"$ref": "#/$defs/duration"}
        }
      }
    }
    """#)

  static let uniform = MappingSchema(
    "uniform",
    #"""
    {
      "type": "object",
      "additionalProperties": false,
      "required": ["min", "max"],
      "properties": {
        "min": {"$ref": "#/$defs/duration"},
        "max": {"$ref": "#/$defs/duration"}
      }
    }
    """#)

  static let normal = MappingSchema(
    "normal",
    #"""
    {
      "type": "object",
      "additionalProperties": false,
      "required": ["mean", "sd"],
      "properties": {
        "mean": {"$ref": "#/$defs/duration"},
        "sd": {"description": "Standard deviation.", "$ref": "#/$defs/duration"}
      }
    }
    """#)

  static let lognormal = MappingSchema(
    "lognormal",
    #"""
    {
      "type": "object",
      "additionalProperties": false,
      "required": ["p50", "p99"],
      "properties": {
        "p50": {"$ref": "#/$defs/duration"},
        "p99": {"$ref": "#/$defs/duration"}
      }
    }
    """#)
}

extension SchemaDefinition {
  static let duration = SchemaDefinition(
    name: "duration",
    text: #"""
      {
        "description": "A number and its unit.",
        "type": "string",
        "pattern": "^[0-9]+(\\.[0-9]+)?(us|ms|s|m|h|d)$",
        "examples": ["80ms", "1.5s", "4m", "2h", "30d"]
      }
      """#)

  static let time = SchemaDefinition(
    name: "time",
    text: #"""
      {"oneOf": [{"$ref": "#/$defs/duration"}, {"$ref": "#/$defs/distribution"}]}
      """#)
}
