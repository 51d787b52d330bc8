import Faults

/// The kinds of mapping that the format has, each with its keys.
///
/// The JSON Schema has a definition of the same name with the same keys for each; a test holds both
/// to that.
enum MappingSchema: String, CaseIterable {
  case scenario, clock, scaled, move, settlement, step, outcome, quota, pace, rate
  case rule, match, when, window, then, dribble, distribution, uniform, normal, lognormal
  case expectation

  var keys: [String] {
    switch self {
    case .scenario:
      [
        "scenario", "name", "description", "seed", "clock", "baseline", "settings", "lifecycle",
        "limits", "faults", "expect",
      ]
    case .clock: ["start", "mode", "on_retry"]
    case .scaled: ["scaled"]
    case .move: ["steps"]
    case .settlement: ["after_reads"]
    case .step: ["to", "after", "one_of"]
    case .outcome: ["to", "after", "weight"]
    case .quota: ["max"]
    case .pace: ["rate"]
    case .rate: ["requests", "per", "scope", "costs"]
    case .rule: ["name", "match", "when", "then", "ttl"]
    case .match: ["vendor", "operation", "method", "path", "header", "query", "body", "key"]
    case .when: ["calls", "every", "probability", "window", "following"]
    case .window: ["from", "for", "ramp"]
    case .then:
      ["error", "status", "retry_after", "undocumented", "connection"]
        + ConnectionFault.Kind.fields.map(\.key)
        + ["applied", "delay", "patch", "headers", "dribble", "bandwidth", "slow_headers"]
    case .dribble: ["chunks", "over"]
    case .distribution: ["fixed", "uniform", "normal", "lognormal", "empirical"]
    case .uniform: ["min", "max"]
    case .normal: ["mean", "sd"]
    case .lognormal: ["p50", "p99"]
    case .expectation: ["rule", "hits"]
    }
  }

  /// Those that must be there.
  var required: [String] {
    switch self {
    case .scenario: ["scenario"]
    case .rate: ["requests", "per"]
    case .rule: ["name", "then"]
    case .window: ["for"]
    case .scaled, .move, .settlement, .quota, .pace, .dribble, .uniform, .normal, .lognormal,
      .expectation:
      keys
    case .outcome: ["to"]
    case .clock, .step, .match, .when, .then, .distribution: []
    }
  }

  /// What messages call it.
  var noun: String {
    switch self {
    case .scenario: "a scenario"
    case .clock: "`clock`"
    case .scaled: "`mode`"
    case .move: "a move"
    case .settlement: "a move"
    case .step: "a step"
    case .outcome: "an outcome"
    case .quota: "a quota"
    case .pace: "the limit of a vendor"
    case .rule: "a rule"
    case .distribution: "a distribution"
    case .expectation: "an expectation"
    default: "`\(rawValue)`"
    }
  }
}
