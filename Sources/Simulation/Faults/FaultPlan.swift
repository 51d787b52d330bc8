import Wire

/// The rules of one world and their counts.
///
/// Judged inside the world's step, so that no two requests ever use up the same count. Every rule
/// whose `match` holds counts the request, also when another one decides it. A draw depends on the
/// world's seed, the rule and the ordinal of the match alone: concurrency cannot change what happens.
struct FaultPlan {
  /// A rule with what it has seen.
  struct Armed {
    let rule: Rule
    var matches = 0
    /// How often it decided an answer or shaped one.
    var hits = 0
  }

  private(set) var armed: [Armed] = []
  /// The hits of rules that are gone, for those who expected some of them.
  private var former: [String: Int] = [:]
  private var rates: [RateRule] = []
  private var buckets: [BucketKey: TokenBucket] = [:]
  /// From where windows are counted.
  private(set) var begun: Instant
  private let seed: UInt64
  /// Vendors that some rule may be about; nil when one may be about all.
  private var vendors: Set<String>? = []

  private struct BucketKey: Hashable {
    let rule: Int
    let scope: String
  }

  init(seed: UInt64, begun: Instant) {
    self.seed = seed
    self.begun = begun
  }

  /// Whether requests to this vendor need no look at all.
  func isIdle(for vendor: String) -> Bool { vendors.map { !$0.contains(vendor) } ?? false }

  mutating func add(_ rules: [Rule], rates more: [RateRule] = []) {
    for rule in rules { armed.append(Armed(rule: rule)) }
    rates += more
    indexVendors()
  }

  mutating func remove(_ name: String) -> Bool {
    guard let index = armed.firstIndex(where: { $0.rule.name == name }) else { return false }
    former[name, default: 0] += armed.remove(at: index).hits
    indexVendors()
    return true
  }

  /// How often rules of that name have had their part in an answer.
  func hits(of name: String) -> Int {
    armed.filter { $0.rule.name == name }.reduce(former[name] ?? 0) { $0 + $1.hits }
  }

  mutating func removeAll() { self = FaultPlan(seed: seed, begun: begun) }

  private mutating func indexVendors() {
    let named = armed.map(\.rule.match.vendor) + rates.map(\.vendor)
    vendors = named.contains(nil) ? nil : Set(named.compactMap { $0 })
  }

  /// What becomes of a request.
  mutating func judge(
    _ request: Request, _ operation: Operation, of vendor: Vendor, at now: Instant, wall: Instant
  ) -> Verdict {
    var verdict = Verdict()
    for rule in armed where rule.rule.expires.map({ $0 <= wall }) ?? false {
      _ = remove(rule.rule.name)
    }
    for index in armed.indices {
      let rule = armed[index].rule
      guard rule.match.mismatch(request, operation, of: vendor) == nil else { continue }
      armed[index].matches += 1
      let ordinal = armed[index].matches
      guard holds(rule, ordinal, at: now) else { continue }
      let isShaper = !rule.consequence.shapers.isEmpty
      let decides = rule.consequence.terminal != nil && verdict.terminal == nil
      guard isShaper || decides else { continue }
      armed[index].hits += 1
      verdict.shapers += rule.consequence.shapers.map { shaper in
        Verdict.Shaping(rule: rule.name, shaper: shaper, draw: draw(rule.name, ordinal, lane: 1))
      }
      if decides, let terminal = rule.consequence.terminal {
        verdict.terminal = (rule.name, terminal, rule.consequence.isApplied)
      }
    }
    if verdict.terminal == nil { verdict.wait = takeTokens(request, operation, vendor, now) }
    return verdict
  }

  /// Whether a rule is in force for its `ordinal`th match.
  private func holds(_ rule: Rule, _ ordinal: Int, at now: Instant) -> Bool {
    let condition = rule.condition
    if let calls = condition.calls {
      guard ordinal >= calls.first, calls.last.map({ ordinal <= $0 }) ?? true else { return false }
    }
    if let every = condition.every, ordinal % every != 0 { return false }
    if let name = condition.following {
      guard armed.contains(where: { $0.rule.name == name && $0.hits > 0 }) else { return false }
    }
    var share = condition.probability ?? 1
    if let window = condition.window { share *= window.share(at: now - begun) }
    return share >= 1 || (share > 0 && draw(rule.name, ordinal, lane: 0) < share)
  }

  private func draw(_ rule: String, _ ordinal: Int, lane: UInt64) -> Double {
    let bits = Identifiers.bits(seed: seed, kind: "rule \(rule)", ordinal: ordinal, lane: lane)
    return Double(bits >> 11) / 9_007_199_254_740_992
  }

  private mutating func takeTokens(
    _ request: Request, _ operation: Operation, _ vendor: Vendor, _ now: Instant
  ) -> Duration? {
    var longest: Duration?
    for (index, rate) in rates.enumerated() where rate.vendor.map({ $0 == vendor.name }) ?? true {
      let scope =
        rate.scope == .key ? vendor.facts.credential.key(in: request.headers) ?? "" : ""
      let key = BucketKey(rule: index, scope: "\(vendor.name) \(scope)")
      var bucket = buckets[key] ?? TokenBucket(full: rate, at: now)
      let cost = rate.costs[operation.id] ?? vendor.facts.weight?(request) ?? 1
      if let wait = bucket.take(cost, rate, at: now) {
        longest = max(longest ?? .zero, wait)
      }
      buckets[key] = bucket
    }
    return longest
  }
}
