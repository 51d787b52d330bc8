import Simulation
import Wire

/// `clock`: where world time starts and how it runs.
struct ClockReader {
  let context: ReadingContext

  func clock(_ node: SourceNode) -> ScenarioClock? {
    guard let fields = context.fields(node, .clock) else { return nil }
    var clock = ScenarioClock()
    if let field = fields["start"] {
      clock.start = field.text.flatMap { Instant(iso8601: $0) }
      if clock.start == nil {
        context.refuse(
          field, "`start` must be an instant like 2026-01-02T03:04:05Z, not \(field.spelling)")
      }
    }
    clock.mode = fields["mode"].flatMap { mode($0) }
    if let field = fields["on_retry"] {
      if field.text == "advance" {
        clock.advancesOnRetry = true
        if let mode = clock.mode, mode != .frozen {
          context.refuse(field, "`on_retry` is for a clock that is frozen; this one runs by itself")
        }
      } else {
        context.refuse(field, "`on_retry` can only be advance, not \(field.spelling)")
      }
    }
    return clock
  }

  private func mode(_ node: SourceNode) -> SimulatedClock.Mode? {
    var factor: JSONNumber?
    if node.members != nil {
      guard let fields = context.fields(node, .scaled) else { return nil }
      factor = fields["scaled"]?.number
    } else {
      switch node.text {
      case "real": return .real
      case "frozen": return .frozen
      case let text? where text.hasPrefix("scaled:"):
        factor = JSONNumber(spelling: String(text.dropFirst("scaled:".count)))
      default: break
      }
    }
    if let factor = factor?.double, factor > 0, factor <= 1_000_000 { return .scaled(factor) }
    context.refuse(
      node,
      "`mode` must be real, frozen or scaled:N with N up to 1000000, not \(node.spelling)")
    return nil
  }
}

extension MappingSchema {
  static let clock = MappingSchema(
    "clock",
    #"""
    {
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "start": {
          "description": "Where world time starts.",
          "type": "string",
          "format": "date-time",
          "examples": ["2026-03-01T09:00:00Z"]
        },
        "mode": {
          "description": "How world time runs: real, frozen, or so many times as fast.",
          "oneOf": [
            {
              "type": "string",
              "pattern": "^(real|frozen|scaled:[0-9]+(\\.[0-9]+)?)$",
              "examples": ["real", "frozen", "scaled:60"]
            },
            {"$ref": "#/$defs/scaled"}
          ]
        },
        "on_retry": {
          "description": "A frozen clock jumps to the promised instant when the same key asks again.",
          "const": "advance"
        }
      }
    }
    """#)

  static let scaled = MappingSchema(
    "scaled", noun: "`mode`",
    #"""
    {
      "type": "object",
      "additionalProperties": false,
      "required": ["scaled"],
      "properties": {
        "scaled": {
          "description": "So many times as fast as wall time.",
          "type": "number",
          "exclusiveMinimum": 0,
          "maximum": 1000000
        }
      }
    }
    """#)
}
