/// A way to break a connection; each is a real effect on the socket.
package enum ConnectionFault: Sendable, Hashable {
  /// Where in the exchange it happens.
  package enum Moment: String, Sendable, Hashable {
    case accept
    case beforeHeaders = "before_headers"
    case afterHeaders = "after_headers"
    case midBody = "mid_body"
  }

  /// The port has no listener.
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

  /// Its name in a scenario.
  package var name: String {
    switch self {
    case .refuse: "refuse"
    case .reset: "reset"
    case .hang: "hang"
    case .closeEarly: "close_early"
    case .wrongLength: "wrong_length"
    case .garbage: "garbage"
    case .badChunk: "bad_chunk"
    case .truncatedGzip: "truncated_gzip"
    }
  }

  /// Where in the exchange it happens, for those that have several places.
  package var moment: Moment? {
    switch self {
    case .reset(let moment), .hang(let moment, _): moment
    default: nil
    }
  }

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
