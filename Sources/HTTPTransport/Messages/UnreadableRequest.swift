/// Bytes that are no request this server can read: what they were, and the bare status that they are
/// answered with.
///
/// It has no route, no key and no world. The connection ends after it.
package struct UnreadableRequest: Sendable, Hashable {
  /// 400, 431 or 501.
  package let status: Int
  /// What arrived, in a few words of printable ASCII.
  package let reason: String
  /// Counts the connections of one server from 1.
  package let connection: Int
  /// The label of the listener that accepted the connection.
  package let listener: String?

  package init(status: Int, reason: String, connection: Int, listener: String?) {
    self.status = status
    self.reason = reason
    self.connection = connection
    self.listener = listener
  }
}
