package import Wire

/// One scripted misfortune: which requests, when, and what happens to them.
///
/// A rule keeps no count; the plan of each world does.
package struct Rule: Sendable {
  package let name: String
  package let match: RuleMatch
  package let condition: RuleCondition
  package let action: RuleAction
  /// Wall time at which it removes itself; nil for never.
  package let expires: Instant?
  /// What it was read from, in the format of scenarios; null where it was not.
  package let document: JSON

  package init(
    name: String, match: RuleMatch = RuleMatch(), condition: RuleCondition = RuleCondition(),
    action: RuleAction, expires: Instant? = nil, document: JSON = .null
  ) {
    self.name = name
    self.match = match
    self.condition = condition
    self.action = action
    self.expires = expires
    self.document = document
  }
}

/// When a rule that matches comes into force; what is not said holds always, and all that is said
/// must hold.
package struct RuleCondition: Sendable {
  /// Which matches, counted from 1; nil as upper bound for no end.
  package var calls: (first: Int, last: Int?)?
  /// Every so many matches.
  package var every: Int?
  /// The share of matches, 0 never and 1 always.
  package var probability: Double?
  package var window: Window?
  /// The name of a rule that must have decided an answer before.
  package var following: String?

  package init() {}

  /// A stretch of world time, counted from the world's start.
  package struct Window: Sendable, Hashable {
    package let from: Duration
    package let length: Duration
    /// Over which the probability rises from 0 to 1 at the beginning and falls at the end.
    package let ramp: Duration

    package init(from: Duration, length: Duration, ramp: Duration = .zero) {
      self.from = from
      self.length = length
      self.ramp = ramp
    }

    /// The share of requests that it takes at a time since the world's start; 0 outside.
    func share(at elapsed: Duration) -> Double {
      let inside = elapsed - from
      guard inside >= .zero, inside < length else { return 0 }
      guard ramp > .zero else { return 1 }
      let edge = min(inside, length - inside)
      return min(1, Double(edge.microseconds) / Double(ramp.microseconds))
    }
  }
}
