package import Faults
package import Wire

/// What a scenario file scripts, checked and free of its spelling.
///
/// Everything in it exists: the vendors, operations, errors, states, quotas and settings that it
/// names. What reads files sees to that; worlds only carry it out.
package struct Scenario: Sendable {
  package var name: String
  package var description: String
  package var seed: UInt64?
  package var clock: ScenarioClock?
  package var baseline: String?
  /// Values of settings, by vendor and name.
  package var settings: [String: [String: JSON]]
  /// What moves lead to and how long they take, by `vendor.resource.move`.
  package var progressions: [String: Progression]
  /// Ceilings on quotas: vendor, then quota.
  package var limits: [String: [String: Int]]
  package var rates: [RateRule]
  /// How long new instances are not shown: vendor, then resource.
  package var lags: [String: [String: Lag]]
  package var rules: [Rule]
  package var expectations: [Expectation]
  /// What it was read from, in the format: one for each file that went into it.
  package var documents: [JSON]

  package init(name: String = "", description: String = "") {
    self.name = name
    self.description = description
    settings = [:]
    progressions = [:]
    limits = [:]
    rates = []
    lags = [:]
    rules = []
    expectations = []
    documents = []
  }
}

/// How a scenario wants the clock.
package struct ScenarioClock: Sendable, Hashable {
  package var start: Instant?
  package var mode: SimulatedClock.Mode?
  /// Whether a frozen clock jumps to the promised instant when the same key asks again.
  package var advancesOnRetry: Bool

  package init(
    start: Instant? = nil, mode: SimulatedClock.Mode? = nil, advancesOnRetry: Bool = false
  ) {
    self.start = start
    self.mode = mode
    self.advancesOnRetry = advancesOnRetry
  }
}

/// What a run is expected to have met.
package struct Expectation: Sendable, Hashable {
  package let rule: String
  /// How often the rule is to have decided an answer.
  package let hits: ClosedRange<Int>

  package init(rule: String, hits: ClosedRange<Int>) {
    self.rule = rule
    self.hits = hits
  }
}
