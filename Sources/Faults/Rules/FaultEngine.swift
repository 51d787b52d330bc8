import HTTPTypes
package import Wire

/// The rules of one world and their counts.
///
/// Judged inside the world's turn, so that no two requests ever use up the same count. Every rule
/// whose `match` holds counts the request, also when another one decides it. A draw depends on the
/// world's seed, the rule and the ordinal of the match alone: concurrency cannot change what
/// happens.
package struct FaultEngine: Sendable {
  /// A rule with what it has seen.
  package struct Armed: Sendable {
    package let rule: Rule
    package internal(set) var matches = 0
    /// How often it decided an answer or shaped one.
    package internal(set) var hits = 0
    /// Whether its port was closed when that was looked at last.
    var isClosing = false
  }

  package internal(set) var armed: [Armed] = []
  /// The hits of rules that are gone, for those who expected some of them.
  private var former: [String: Int] = [:]
  private var rates: [RateRule] = []
  private var buckets: [BucketKey: TokenBucket] = [:]
  /// From where windows are counted.
  package private(set) var startedAt: Instant
  private let seed: UInt64
  /// Vendors that some rule may be about; nil when one may be about all.
  private var vendors: Set<String>? = []
  /// Whether some rule waits for another one.
  private var hasFollowers = false
  /// When the first rule removes itself.
  private var nextExpiry = Instant.distantFuture
  /// The matches of `armed`, one for each.
  private var matchers: [RuleMatcher] = []
  /// The headers that rules ask for, and for each rule those it cannot do without, as bits: most
  /// rules about headers are about one that a request does not have.
  private var headerNames: [HTTPField.Name] = []
  private var neededHeaders: [UInt64] = []
  /// The same for the keys that rules ask for; and which of these a key meets, once it was shown.
  private var keyPatterns: [Glob] = []
  private var neededKeys: [UInt64] = []
  private var metKeys: [String: UInt64] = [:]
  /// The places in `armed` of the rules that an operation does not rule out, once it was asked for.
  private var candidates: [String: [String: [Int]]] = [:]

  private struct BucketKey: Hashable {
    let rule: Int
    let scope: String
  }

  package init(seed: UInt64, startedAt: Instant) {
    self.seed = seed
    self.startedAt = startedAt
  }

  /// Whether requests to this vendor need no look at all.
  package func isIdle(for vendor: String) -> Bool { vendors.map { !$0.contains(vendor) } ?? false }

  package mutating func add(_ rules: [Rule], rates more: [RateRule] = []) {
    for rule in rules { armed.append(Armed(rule: rule)) }
    rates += more
    index()
  }

  package mutating func remove(_ name: String) -> Bool {
    guard let index = armed.firstIndex(where: { $0.rule.name == name }) else { return false }
    former[name, default: 0] += armed.remove(at: index).hits
    self.index()
    return true
  }

  /// How often rules of that name have had their part in an answer.
  package func hits(of name: String) -> Int {
    armed.filter { $0.rule.name == name }.reduce(former[name] ?? 0) { $0 + $1.hits }
  }

  /// Removes all rules. Limits are no rules, and stay.
  package mutating func removeAll() {
    for item in armed { former[item.rule.name, default: 0] += item.hits }
    armed = []
    index()
  }

  /// Removes the rules whose time is up.
  package mutating func expire(at wall: Instant) {
    guard nextExpiry <= wall else { return }
    for item in armed where item.rule.expires.map({ $0 <= wall }) ?? false {
      _ = remove(item.rule.name)
    }
  }

  /// Works out what is asked for at every request.
  private mutating func index() {
    let named = armed.map(\.rule.match.vendor) + rates.map(\.vendor)
    vendors = named.contains(nil) ? nil : Set(named.compactMap { $0 })
    hasFollowers = armed.contains { $0.rule.condition.following != nil }
    nextExpiry = armed.compactMap(\.rule.expires).min() ?? .distantFuture
    matchers = armed.map { RuleMatcher($0.rule.match) }
    candidates = [:]
    // What does not find a bit is looked at like any other condition.
    headerNames = Array(Set(matchers.flatMap(\.headerNames)).prefix(64))
    neededHeaders = matchers.map { bits(of: $0.headerNames) }
    keyPatterns = Array(Set(matchers.compactMap(\.key)).prefix(64))
    neededKeys = matchers.map { matcher in
      matcher.key.flatMap { keyPatterns.firstIndex(of: $0) }.map { 1 << UInt64($0) } ?? 0
    }
    metKeys = [:]
  }

  /// The patterns that a key meets, as bits.
  private mutating func patterns(metBy key: String?) -> UInt64 {
    guard let key else { return 0 }
    if let known = metKeys[key] { return known }
    var met: UInt64 = 0
    for (place, pattern) in keyPatterns.enumerated() where pattern.matches(key) {
      met |= 1 << UInt64(place)
    }
    // A client with ever new keys must not fill the memory.
    if metKeys.count >= 256 { metKeys = [:] }
    metKeys[key] = met
    return met
  }

  private func bits(of names: some Sequence<HTTPField.Name>) -> UInt64 {
    names.reduce(0) { bits, name in
      headerNames.firstIndex(of: name).map { bits | 1 << UInt64($0) } ?? bits
    }
  }

  /// The rules that may be about a request to an operation, as far as that alone tells.
  private mutating func candidates(for request: FaultableRequest) -> [Int] {
    guard let operation = request.operation else { return sift(request) }
    if let known = candidates[request.vendor]?[operation] { return known }
    let found = sift(request)
    candidates[request.vendor, default: [:]][operation] = found
    return found
  }

  private func sift(_ request: FaultableRequest) -> [Int] {
    armed.indices.filter { index in
      !armed[index].rule.action.isBeforeRequests
        && matchers[index].mismatch(withOperationOf: request) == nil
    }
  }

  /// The rules that have had their part in something so far.
  var leaders: Set<String> {
    hasFollowers ? Set(armed.filter { $0.hits > 0 }.map(\.rule.name)) : []
  }

  /// What becomes of a request.
  package mutating func judge(
    _ request: FaultableRequest, at now: Instant, wall: Instant
  ) -> Decision {
    var decision = Decision()
    expire(at: wall)
    let candidates = candidates(for: request)
    let leaders = candidates.isEmpty ? [] : leaders
    var reading = RequestReading(request)
    let missing = headerNames.isEmpty ? 0 : ~bits(of: request.headers.lazy.map(\.name))
    let unmet = keyPatterns.isEmpty ? 0 : ~patterns(metBy: reading.key)
    for index in candidates {
      guard neededHeaders[index] & missing == 0, neededKeys[index] & unmet == 0,
        matchers[index].mismatch(with: &reading) == nil
      else { continue }
      armed[index].matches += 1
      let rule = armed[index].rule
      let ordinal = armed[index].matches
      guard holds(rule, ordinal, behind: leaders, at: now, &decision.draws) else { continue }
      let decides = rule.action.response != nil && decision.response == nil
      guard decides || !rule.action.modifiers.isEmpty else { continue }
      armed[index].hits += 1
      decision.rules.append(rule.name)
      for modifier in rule.action.modifiers {
        decision.modify(modifier, of: rule.name, match: ordinal) {
          draw(rule.name, ordinal, lane: 1)
        }
      }
      if decides, let response = rule.action.response {
        decision.response = (rule.name, response, rule.action.isApplied)
      }
    }
    if decision.response == nil { decision.wait = takeTokens(request, now) }
    return decision
  }

  /// Whether a rule is in force for its `ordinal`th match; what it draws is added to `draws`.
  func holds(
    _ rule: Rule, _ ordinal: Int, behind leaders: Set<String>, at now: Instant,
    _ draws: inout [Draw]
  ) -> Bool {
    let condition = rule.condition
    if let calls = condition.calls {
      guard ordinal >= calls.first, calls.last.map({ ordinal <= $0 }) ?? true else { return false }
    }
    if let every = condition.every, ordinal % every != 0 { return false }
    if let name = condition.following, !leaders.contains(name) { return false }
    var share = condition.probability ?? 1
    if let window = condition.window { share *= window.share(at: now - startedAt) }
    guard share > 0, share < 1 else { return share >= 1 }
    let number = draw(rule.name, ordinal, lane: 0)
    draws.append(
      Draw(rule: rule.name, ordinal: ordinal, number: number, purpose: .chance(share: share)))
    return number < share
  }

  private func draw(_ rule: String, _ ordinal: Int, lane: UInt64) -> Double {
    let bits = Identifiers.bits(seed: seed, kind: "rule \(rule)", ordinal: ordinal, lane: lane)
    return Double(bits >> 11) / 9_007_199_254_740_992
  }

  /// Takes what a request costs from every bucket, or from none, and says how long the emptiest one
  /// needs.
  private mutating func takeTokens(_ request: FaultableRequest, _ now: Instant) -> Duration? {
    var longest: Duration?
    var costs: [(key: BucketKey, cost: Int)] = []
    for (index, rate) in rates.enumerated() where rate.vendor.map({ $0 == request.vendor }) ?? true
    {
      let scope = rate.scope == .key ? request.key() ?? "" : ""
      let key = BucketKey(rule: index, scope: "\(request.vendor) \(scope)")
      let cost = request.operation.flatMap { rate.costs[$0] } ?? request.weight()
      if let wait = buckets[key, default: TokenBucket(full: rate, at: now)].wait(
        for: cost, rate, at: now)
      {
        longest = max(longest ?? .zero, wait)
      }
      costs.append((key, cost))
    }
    guard longest == nil else { return longest }
    for (key, cost) in costs { buckets[key]?.take(cost, rates[key.rule]) }
    return nil
  }
}
