/// Decides which listeners take connections, and what becomes of each connection.
///
/// A listener is known by its label; one without a label is always open. The doorkeeper opens and
/// closes nothing itself: the server does.
package protocol Doorkeeper: Sendable {
  /// Decides about a connection, by its ordinal and the label of its listener, before any of its
  /// requests is answered.
  func reception(of connection: Int, by listener: String?) async -> Reception

  /// The labels of the listeners that are to refuse connections: at first, and whenever that
  /// changes. Cancelling the task that reads it ends it.
  func refusals() -> AsyncStream<Set<String>>
}
