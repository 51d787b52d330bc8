package import Wire

/// What was done to an answer on purpose; delivery plays it and the journal tells it.
package struct AppliedFault: Sendable, Hashable {
  package init() {}

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
  package var holders: Set<String> = []
  /// What is changed in each answer under this fault, in the order of the file.
  package var alterations: [Alteration] = []
  /// Whether its waits are left out: the server runs without delays.
  package var skipsWaits = false

  /// A change of an answer's body or head.
  package enum Alteration: Sendable, Hashable {
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
    (connection?.kind.waits ?? false) || delay > .zero || !pacing.isEmpty
  }

  /// Leaves its waits out, where it has any.
  package mutating func skipWaits() { skipsWaits = hasWaits }
}

extension AppliedFault {
  /// The script of what is sent in place of a genuine response; nil where the response is sent as
  /// usual, perhaps later.
  ///
  /// A pacing spreads what a fault sends as it spreads a genuine response. Pauses are left out where
  /// the server runs without delays.
  package func script(breaking response: ConnectionFault.GenuineBytes) -> [ByteScript.Action]? {
    guard connection != nil || !pacing.isEmpty else { return nil }
    var script =
      connection?.script(breaking: response) ?? [.send(response.head + response.body), .keep]
    for pacing in pacing { script = pacing.applied(to: script, head: response.head.count) }
    if delay > .zero { script.insert(.pause(delay), at: 0) }
    if skipsWaits { script.removeAll { if case .pause = $0 { true } else { false } } }
    return script
  }
}
