/// What becomes of a connection after an answer, and what its head says about it.
enum KeepAlive: Sendable, Hashable {
  /// HTTP/1.1's default: stays open and says nothing.
  case open
  /// Stays open and says so, as a client of HTTP/1.0 that asked for it expects.
  case announced
  /// Closes, and says so.
  case closing
}
