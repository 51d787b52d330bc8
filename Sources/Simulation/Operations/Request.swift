package import HTTPTypes

/// A request as it reached a vendor: world and mount prefix taken off, bytes untouched.
package struct Request: Sendable {
  package var method: HTTPRequest.Method
  /// The path below the vendor's mount, still percent-encoded, without the query.
  package var path: String
  /// The text behind `?`, still encoded; empty where there is none.
  package var query: String
  package var headers: HTTPFields
  package var body: [UInt8]
  /// Whether the body was larger than the server takes; then `body` is empty.
  package var isOversized: Bool
  package var origin: Origin

  package init(
    method: HTTPRequest.Method, path: String, query: String = "", headers: HTTPFields = [:],
    body: [UInt8] = [], isOversized: Bool = false, origin: Origin = .local
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
    self.isOversized = isOversized
    self.origin = origin
  }
}

/// Where the client believes the vendor to be: scheme, authority and every prefix it wrote.
///
/// The only trace of the transport that a handler sees; absolute URLs in answers are built from it,
/// so that a link works from where the client stands.
package struct Origin: Sendable, Hashable {
  /// For example `http://127.0.0.1:4010/~ci/vendor`, without a trailing slash.
  package let text: String

  package init(_ text: String) { self.text = text }

  package static let local = Origin("http://127.0.0.1:4010")
}
