import Wire

/// Why a rule would answer a request, or would not.
package struct RuleExplanation: Sendable {
  package let rule: Rule
  /// The first thing that does not hold; nil where the rule is in force.
  package let unmet: String?
  /// Whether it decides the answer; a rule may be in force and only shape, or stand behind another.
  package let decides: Bool
}

extension FaultEngine {
  /// What each rule says to the `call`th request of this kind that it sees, at a time since the
  /// world's beginning, without counting anything.
  ///
  /// Chance is told as chance: a rule with a probability counts as in force, for the reader wants
  /// to know that it may be.
  package static func explain(
    _ rules: [Rule], _ request: FaultableRequest, call: Int, at elapsed: Duration
  ) -> [RuleExplanation] {
    var isDecided = false
    return rules.map { rule in
      let unmet =
        mismatch(rule, request) ?? unmet(rule, of: request.vendor)
        ?? unmet(rule, call, at: elapsed)
      let decides = unmet == nil && rule.action.response != nil && !isDecided
      if decides, rule.condition.probability.map({ $0 >= 1 }) ?? true { isDecided = true }
      return RuleExplanation(rule: rule, unmet: unmet, decides: decides)
    }
  }

  private static func mismatch(_ rule: Rule, _ request: FaultableRequest) -> String? {
    let matcher = RuleMatcher(rule.match)
    var reading = RequestReading(request)
    let mismatch =
      matcher.mismatch(withOperationOf: request) ?? matcher.mismatch(with: &reading)
    return mismatch?.text(request)
  }

  private static func unmet(_ rule: Rule, of vendor: String) -> String? {
    guard rule.action.isBeforeRequests else { return nil }
    return "it breaks connections to the own port of \(vendor), before a request is read"
  }

  private static func unmet(_ rule: Rule, _ call: Int, at elapsed: Duration) -> String? {
    let condition = rule.condition
    if let calls = condition.calls, call < calls.first || call > (calls.last ?? .max) {
      return
        "it is match \(call), and the rule takes \(calls.first)-\(calls.last.map(String.init) ?? "")"
    }
    if let every = condition.every, call % every != 0 {
      return "it is match \(call), and the rule takes every \(every)th"
    }
    if let name = condition.following { return "it waits until the rule \(name) has answered" }
    if condition.probability == 0 { return "its probability is 0" }
    if let window = condition.window, window.share(at: elapsed) == 0 {
      return "the world is \(elapsed.spelled()) old, and the window is open from "
        + "\(window.from.spelled()) for \(window.length.spelled())"
    }
    return nil
  }
}
