import Wire

/// A token bucket: so many requests, refilled evenly over a time.
package struct RateRule: Sendable, Hashable {
  /// Who shares a bucket.
  package enum Scope: String, Sendable, Hashable {
    case key
    case world
  }

  /// Nil for every vendor.
  package let vendor: String?
  package let requests: Int
  package let per: Duration
  package let scope: Scope
  /// What an operation costs, by id; 1 for those not named.
  package let costs: [String: Int]

  package init(
    vendor: String?, requests: Int, per: Duration, scope: Scope = .key, costs: [String: Int] = [:]
  ) {
    self.vendor = vendor
    self.requests = requests
    self.per = per
    self.scope = scope
    self.costs = costs
  }
}

/// What is left in a bucket.
///
/// Counted in whole numbers, so that no client is told to wait a second longer than it takes: a
/// token is as many drops as the rule's time has microseconds, and each microsecond brings
/// `requests` drops.
struct TokenBucket {
  private var drops: Int128
  private var at: Instant

  init(full rule: RateRule, at: Instant) {
    drops = Self.drops(of: rule.requests, rule)
    self.at = at
  }

  private static func drops(of tokens: Int, _ rule: RateRule) -> Int128 {
    Int128(tokens) * Int128(rule.per.microseconds)
  }

  /// What an operation costs: at most a full bucket, or it could never pass.
  private static func cost(_ cost: Int, _ rule: RateRule) -> Int128 {
    drops(of: min(cost, rule.requests), rule)
  }

  /// How long until there are `cost` tokens; nil where there are as many now. Takes none.
  mutating func wait(for cost: Int, _ rule: RateRule, at now: Instant) -> Duration? {
    let elapsed = Int128(max(0, (now - at).microseconds))
    drops = min(Self.drops(of: rule.requests, rule), drops + elapsed * Int128(rule.requests))
    at = now
    let missing = Self.cost(cost, rule) - drops
    guard missing > 0 else { return nil }
    let requests = Int128(rule.requests)
    return .microseconds(Int64(clamping: (missing + requests - 1) / requests))
  }

  /// Takes `cost` tokens, which are there.
  mutating func take(_ cost: Int, _ rule: RateRule) { drops -= Self.cost(cost, rule) }
}
