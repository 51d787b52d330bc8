package import HTTPTypes

/// One whole request as it stood on the wire, body included.
///
/// Nothing in it has been decoded, normalised or resolved: `target` is what stood between the
/// method and the version, so `%2F`, `//` and an absolute form reach the reader unchanged.
/// It knows nothing of vendors, worlds or routes, and holds no reference to the connection.
package struct InboundRequest: Sendable {
  package var method: HTTPRequest.Method
  /// The request target, byte for byte (`/a%2Fb?c=d`, `http://host/a`, `*`).
  package var target: String
  /// The first `Host` header; nil when the client sent none.
  package var authority: String?
  /// All other headers, in the order they came.
  package var headers: HTTPFields
  /// The body with its transfer coding removed; empty when `isOversized`.
  package var body: [UInt8]
  /// Counts the connections of one server from 1, in the order they were accepted.
  package var connection: Int
  /// The label of the listener that accepted the connection.
  package var listener: String?
  /// Whether the body was over the limit and dropped unread. The answer should be a 413; the
  /// connection ends after it in any case.
  package var isOversized: Bool

  package init(
    method: HTTPRequest.Method, target: String, authority: String? = nil,
    headers: HTTPFields = [:], body: [UInt8] = [], connection: Int = 1, listener: String? = nil,
    isOversized: Bool = false
  ) {
    self.method = method
    self.target = target
    self.authority = authority
    self.headers = headers
    self.body = body
    self.connection = connection
    self.listener = listener
    self.isOversized = isOversized
  }
}
