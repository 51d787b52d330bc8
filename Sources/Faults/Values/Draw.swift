/// One number that chance gave while rules were judged; the journal keeps every one.
///
/// It depends on the world's seed, the rule and the ordinal of the match alone.
package struct Draw: Sendable, Hashable {
  /// What it decided.
  package enum Purpose: Sendable, Hashable {
    /// Whether the rule is in force: it is where the number is below the share.
    case chance(share: Double)
    /// How long the answer waits; clamped where the distribution went below zero.
    case delay(Duration, isClamped: Bool)
  }

  package let rule: String
  /// Which match of the rule it was, from 1.
  package let ordinal: Int
  /// From 0, and below 1.
  package let number: Double
  package let purpose: Purpose
}
