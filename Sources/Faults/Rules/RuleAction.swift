package import Wire

/// What a rule does: at most one thing that ends the matter, and any number that shape the answer.
package struct RuleAction: Sendable {
  package var response: ResponseAction?
  package var modifiers: [Modifier]
  /// Whether the operation takes effect although its answer is broken; nil for the fault's default.
  package var isApplied: Bool?

  package init(response: ResponseAction? = nil, modifiers: [Modifier] = [], isApplied: Bool? = nil)
  {
    self.response = response
    self.modifiers = modifiers
    self.isApplied = isApplied
  }

  /// Whether it happens to a connection before a request is read.
  package var isBeforeRequests: Bool {
    connection?.isBeforeRequests ?? false
  }

  /// The connection fault that decides the response; nil for another action or none.
  package var connection: ConnectionFault? {
    if case .connection(let fault) = response { fault } else { nil }
  }

  /// An action that decides the answer.
  package enum ResponseAction: Sendable, Hashable {
    /// A documented error by its code, in the vendor's envelope.
    case error(String, retryAfter: Duration?)
    /// The vendor's generic envelope of a status.
    case status(Int, retryAfter: Duration?)
    case connection(ConnectionFault)
  }

  /// An action that leaves the answer genuine.
  package enum Modifier: Sendable, Hashable {
    /// Wall time before the answer.
    case delay(Distribution)
    /// A merge patch over the answer's body.
    case patch(JSON)
    case header(name: String, value: String)
    /// The answer in so many pieces over a time.
    case dribble(chunks: Int, over: Duration)
    /// Bytes a second.
    case bandwidth(Int)
    /// The head, byte by byte, over a time.
    case slowHeaders(over: Duration)
  }
}
