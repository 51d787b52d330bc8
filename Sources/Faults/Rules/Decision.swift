import Wire

/// What the rules of a world have decided about one request.
package struct Decision: Sendable {
  /// The first rule that decides the answer.
  package internal(set) var response:
    (rule: String, action: RuleAction.ResponseAction, isApplied: Bool?)?
  /// The rules that had a part in it, in the order in which they are tried.
  package internal(set) var rules: [String] = []
  package internal(set) var delay = Duration.zero
  package internal(set) var pacing: [Pacing] = []
  /// The rules that make the client wait.
  package internal(set) var holders: Set<String> = []
  package internal(set) var alterations: [AppliedFault.Alteration] = []
  /// Every number that chance gave, also for rules that then were not in force.
  package internal(set) var draws: [Draw] = []
  /// How long until a rate limit lets the request through.
  package internal(set) var wait: Duration?

  /// Whether no rule had a part in the response and no limit holds it back.
  package var isQuiet: Bool { rules.isEmpty && wait == nil }

  /// Adds what a rule's modifier does; `number` is drawn only where chance has a say.
  mutating func modify(
    _ modifier: RuleAction.Modifier, of rule: String, match ordinal: Int, number: () -> Double
  ) {
    switch modifier {
    case .delay, .dribble, .bandwidth, .slowHeaders: holders.insert(rule)
    case .patch, .header: break
    }
    switch modifier {
    case .delay(.fixed(let time)): delay += max(.zero, time)
    case .delay(let distribution):
      let number = number()
      let (time, isClamped) = distribution.sample(for: number)
      delay += time
      draws.append(
        Draw(
          rule: rule, ordinal: ordinal, number: number,
          purpose: .delay(time, isClamped: isClamped)))
    case .patch(let patch): alterations.append(.patch(patch))
    case .header(let name, let value): alterations.append(.header(name: name, value: value))
    case .dribble(let chunks, let time): pacing.append(.dribble(chunks: chunks, over: time))
    case .bandwidth(let bytes): pacing.append(.bandwidth(bytes))
    case .slowHeaders(let time): pacing.append(.slowHeaders(over: time))
    }
  }
}
