package import HTTPTypes
import Wire

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

  /// What is to be said of a body in a coding that is not undone here; nil for a plain one.
  package var encodedBody: String? {
    guard !body.isEmpty, let coding = headers[.contentEncoding],
      !["", "identity"].contains(coding.lowercased())
    else { return nil }
    return "Content-Encoding \(coding) is not undone here; send the body without it"
  }
}

/// How large a request's body may be. Our choice: larger than any documented upload.
package enum BodyLimit {
  package static let bytes = 8 * 1024 * 1024
  /// How many values a JSON body may have: reading more would hold up other clients.
  package static let values = 100_000
}

/// Where the client believes the vendor to be: scheme, authority and every prefix it wrote.
///
/// The only trace of the transport that a handler sees; absolute URLs in answers are built from it,
/// so that a link works from where the client stands.
package struct Origin: Sendable, Hashable {
  /// For example `http://127.0.0.1:4010/~ci/vendor`, without a trailing slash.
  package let text: String

  package init(_ text: String) { self.text = text }

  /// Host and port of an origin's text: `127.0.0.1` and 4010, `[::1]` in brackets. The port of the
  /// scheme where none is written.
  package static func address(of text: String) -> (host: String, port: Int) {
    let isTLS = text.hasPrefix("https://")
    let rest = text.firstRange(of: "://").map { text[$0.upperBound...] } ?? text[...]
    let authority = rest.prefix { $0 != "/" }
    let standard = isTLS ? 443 : 80
    let tail = authority.hasPrefix("[") ? authority.drop { $0 != "]" } : authority
    guard let colon = tail.lastIndex(of: ":"), let port = Int(tail[tail.index(after: colon)...])
    else { return (String(authority), standard) }
    return (String(authority[..<colon]), port)
  }

  /// The same place in a world: `http://host/vendor` is `http://host/~name/vendor`.
  package func inWorld(_ name: String) -> Origin {
    let (authority, path) = Self.parts(of: text)
    return Origin("\(authority)/~\(name)\(path)")
  }

  /// The prefixes that the client wrote, without the authority: `/~ci/vendor`, or nothing.
  package var prefix: String { String(Self.parts(of: text).path) }

  private static func parts(of text: String) -> (authority: Substring, path: Substring) {
    let start = text.firstRange(of: "://")?.upperBound ?? text.startIndex
    let slash = text[start...].firstIndex(of: "/") ?? text.endIndex
    return (text[..<slash], text[slash...])
  }

  package static let local = Origin(JSONWriter.standardOrigin)
}
