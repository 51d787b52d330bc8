import Wire

/// What was done to an answer on purpose; delivery plays it and the journal tells it.
package struct AppliedFault: Sendable, Hashable {
  /// The rules that had a part in it, in the order of the file.
  package var rules: [String] = []
  /// The rule that decided the answer, or `rate limit`; nil where the answer is genuine.
  package var decidedBy: String?
  package var connection: ConnectionFault?
  /// Whether the operation took effect.
  package var isApplied = true
  /// Wall time before the first byte.
  package var delay = Duration.zero
  package var pacing: [Pacing] = []
  /// The rules that make the client wait: by a delay, silence, or slow bytes.
  var holders: Set<String> = []
  /// What is changed in each answer under this fault, in the order of the file.
  var alterations: [Alteration] = []
  /// Whether its waits are left out: the server runs without delays.
  package var skipsWaits = false

  /// How the bytes are to be sent.
  package enum Pacing: Sendable, Hashable {
    case dribble(chunks: Int, over: Duration)
    case bandwidth(Int)
    case slowHeaders(over: Duration)
  }

  /// A change of an answer's body or head.
  enum Alteration: Sendable, Hashable {
    case patch(JSON)
    case header(name: String, value: String)
  }

  /// All that had a part in it; what decided stands last where it is no rule.
  package var names: [String] {
    guard let decidedBy, !rules.contains(decidedBy) else { return rules }
    return rules + [decidedBy]
  }

  /// Whether the body is no longer what the operation answered.
  package var isPatched: Bool {
    alterations.contains { if case .patch = $0 { true } else { false } }
  }

  /// Whether it makes a client wait.
  package var hasWaits: Bool {
    if case .hang = connection { return true }
    return delay > .zero || !pacing.isEmpty
  }

  /// Leaves its waits out, where it has any.
  package mutating func skipWaits() { skipsWaits = hasWaits }
}
