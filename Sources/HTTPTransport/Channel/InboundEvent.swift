/// What the event loop hands to the task that serves a connection, in the order of the wire.
enum InboundEvent: Sendable {
  /// The client waits for leave to send the body (`Expect: 100-continue`).
  case expectation
  /// A request arrived whole, or was found to be over the limit.
  case request(InboundRequest, Version, KeepAlive)
  /// What arrived is no request that can be read. Nothing can follow.
  case unreadable(UnreadableRequest)

  /// What the client can read.
  enum Version: Sendable, Hashable {
    /// HTTP/1.0: no chunks.
    case plain
    /// HTTP/1.1.
    case chunks
  }
}

/// What becomes of a connection after an answer, and what its head says about it.
enum KeepAlive: Sendable, Hashable {
  /// HTTP/1.1's default: stays open and says nothing.
  case open
  /// Stays open and says so, as a client of HTTP/1.0 that asked for it expects.
  case announced
  /// Closes, and says so.
  case closing
}
