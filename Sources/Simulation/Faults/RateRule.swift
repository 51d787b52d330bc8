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
struct TokenBucket {
  private var tokens: Double
  private var at: Instant

  init(full rule: RateRule, at: Instant) {
    tokens = Double(rule.requests)
    self.at = at
  }

  /// How long until there are `cost` tokens; nil where there are as many now. Takes none.
  mutating func wait(for cost: Int, _ rule: RateRule, at now: Instant) -> Duration? {
    let elapsed = Double(max(0, (now - at).microseconds))
    let perToken = Double(rule.per.microseconds) / Double(rule.requests)
    tokens = min(Double(rule.requests), tokens + elapsed / perToken)
    at = now
    // What costs more than a full bucket would never pass; it takes the whole of one.
    let cost = Double(min(cost, rule.requests))
    guard tokens < cost else { return nil }
    return .microseconds(Int64(((cost - tokens) * perToken).rounded(.up)))
  }

  /// Takes `cost` tokens that are there.
  mutating func take(_ cost: Int) { tokens = max(0, tokens - Double(cost)) }
}
