package import Wire

/// What a rule does: at most one thing that ends the matter, and any number that shape the answer.
package struct Consequence: Sendable {
  package var terminal: Terminal?
  package var shapers: [Shaper]
  /// Whether the operation takes effect although its answer is broken; nil for the fault's default.
  package var isApplied: Bool?

  package init(terminal: Terminal? = nil, shapers: [Shaper] = [], isApplied: Bool? = nil) {
    self.terminal = terminal
    self.shapers = shapers
    self.isApplied = isApplied
  }

  /// An action that decides the answer.
  package enum Terminal: Sendable, Hashable {
    /// A documented error by its code, in the vendor's envelope.
    case error(String, retryAfter: Duration?)
    /// The vendor's generic envelope of a status.
    case status(Int, retryAfter: Duration?)
    case connection(ConnectionFault)
  }

  /// An action that leaves the answer genuine.
  package enum Shaper: Sendable, Hashable {
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

/// A way to break a connection; each is a real effect on the socket.
package enum ConnectionFault: Sendable, Hashable {
  /// Where in the exchange it happens.
  package enum Moment: String, Sendable, Hashable {
    case accept
    case beforeHeaders = "before_headers"
    case afterHeaders = "after_headers"
    case midBody = "mid_body"
  }

  /// Nobody listens.
  case refuse
  case reset(Moment)
  /// Silence for a time, or until the client gives up.
  case hang(Moment, Duration?)
  /// The stream ends in mid-body.
  case closeEarly
  /// A Content-Length that is larger (or smaller) than the body by so many bytes.
  case wrongLength(Int)
  /// Bytes that are not HTTP.
  case garbage
  case badChunk
  case truncatedGzip

  /// Whether the operation takes effect unless the rule says otherwise.
  package var isAppliedByDefault: Bool {
    switch self {
    case .refuse, .garbage, .reset(.accept), .reset(.beforeHeaders), .hang(.beforeHeaders, _),
      .hang(.accept, _):
      false
    default: true
    }
  }

  /// Whether it happens before a request is read, so that it can only be a whole port's.
  package var isBeforeRequests: Bool { self == .refuse || self == .reset(.accept) }
}
