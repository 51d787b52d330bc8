/// Decides which listeners take connections, and what becomes of each connection.
///
/// A listener is known by its label; one without a label is always open. The policy opens and
/// closes nothing itself: the server does.
package protocol ConnectionPolicy: Sendable {
  /// Decides about a connection, by its ordinal and the label of its listener, before any of its
  /// requests is answered.
  func decision(of connection: Int, by listener: String?) async -> AcceptDecision

  /// The labels of the listeners that are to refuse connections: at first, and whenever that
  /// changes. Cancelling the task that reads it ends it.
  func closedListeners() -> AsyncStream<Set<String>>
}

/// What happens to a connection that the kernel has accepted.
package enum AcceptDecision: Sendable, Hashable {
  /// Its requests are read and answered.
  case serve
  /// It is dropped before any of its requests is read (RST).
  case reset
}
