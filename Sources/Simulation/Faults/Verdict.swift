import Wire

/// What the rules of a world have decided about one request.
struct Verdict {
  /// A shaper in force, with the draw that its duration comes from.
  struct Shaping {
    let rule: String
    let shaper: Consequence.Shaper
    let draw: Double
  }

  /// The first rule that decides the answer.
  var terminal: (rule: String, action: Consequence.Terminal, isApplied: Bool?)?
  var shapers: [Shaping] = []
  /// How long until a rate limit lets the request through.
  var wait: Duration?

  var isQuiet: Bool { terminal == nil && shapers.isEmpty && wait == nil }
}

/// What was done to an answer on purpose; delivery plays it and the journal tells it.
package struct Fault: Sendable, Hashable {
  /// The rules that had a part in it, in the order of the file.
  package var rules: [String] = []
  /// The rule that decided the answer, and how; nil where the answer is genuine.
  package var decidedBy: String?
  package var connection: ConnectionFault?
  /// Whether the operation took effect.
  package var isApplied = true
  /// Wall time before the first byte.
  package var delay = Duration.zero
  package var pacing: [Pacing] = []
  /// Whether the body is no longer what the operation answered.
  package var isPatched = false

  /// How the bytes are to be sent.
  package enum Pacing: Sendable, Hashable {
    case dribble(chunks: Int, over: Duration)
    case bandwidth(Int)
    case slowHeaders(over: Duration)
  }
}
