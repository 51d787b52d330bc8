import Faults
import Simulation
import Wire

/// What rules did to a recorded request.
struct FaultReport: ReplyBody {
  /// The rules that had a part in it, in the order in which they were tried.
  let rules: [String]
  /// The rule that decided the answer, or `rate limit`; nil where the answer is genuine.
  let decidedBy: String?
  /// How the connection was broken, as a scenario spells it.
  let connection: String?
  /// Where in the exchange, for those that have several places.
  let at: String?
  /// Whether the operation took effect.
  let applied: Bool
  /// Wall time before the first byte.
  let delayMicroseconds: Int
  /// Whether the wait, the silence or the slow bytes were left out: `--no-delays`.
  let waitsSkipped: Bool

  init(_ fault: AppliedFault) {
    rules = fault.rules
    decidedBy = fault.decidedBy
    connection = fault.connection?.kind.key
    at = fault.connection?.chosenMoment?.rawValue
    applied = fault.isApplied
    delayMicroseconds = Int(fault.delay.microseconds)
    waitsSkipped = fault.skipsWaits
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("rules", rules)
      json.field("decided_by", decidedBy)
      json.field("connection", connection)
      json.field("at", at)
      json.field("applied", applied)
      json.field("delay_microseconds", delayMicroseconds)
      json.field("waits_skipped", waitsSkipped)
    }
  }
}

/// A number that chance gave while rules were judged.
struct DrawReport: ReplyBody {
  let rule: String
  /// Which match of the rule it was.
  let match: Int
  /// From 0, and below 1.
  let number: Double
  /// What the number had to stay below for the rule to be in force; nil where it gave a delay.
  let below: Double?
  /// The delay that the number gave.
  let delayMicroseconds: Int?
  /// Whether the distribution went below zero, so that the delay is none.
  let clamped: Bool?

  init(_ draw: Draw) {
    rule = draw.rule
    match = draw.ordinal
    number = draw.number
    switch draw.purpose {
    case .chance(let share):
      below = share
      delayMicroseconds = nil
      clamped = nil
    case .delay(let delay, let isClamped):
      below = nil
      delayMicroseconds = Int(delay.microseconds)
      clamped = isClamped
    }
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("rule", rule)
      json.field("match", match)
      json.field("number", number)
      json.field("below", below)
      json.field("delay_microseconds", delayMicroseconds)
      json.field("clamped", clamped)
    }
  }
}
