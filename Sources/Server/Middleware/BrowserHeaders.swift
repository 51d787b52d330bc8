import HTTPTypes

/// Headers that keep a browser from making more of an answer than it is, where another site has it
/// loaded: no guess at its type, no frame around it, nothing that it may load or run.
///
/// They are those of what the server says by itself: the control plane, its pages, its refusals.
/// Vendors' answers are as vendors give them.
struct BrowserHeaders: Middleware {
  private static let ofAnswers = fields(mayUse: "")
  /// A page has its style and its script in it, and loads nothing.
  private static let ofPages = fields(
    mayUse: "; style-src 'unsafe-inline'; script-src 'unsafe-inline'")

  func process(_ response: inout RoutedResponse, to request: RoutedRequest) {
    guard response.exchange == nil else { return }
    let isPage = response.head.headerFields[.contentType]?.hasPrefix("text/html") ?? false
    // Nothing below sets one of these, so that they are added and not searched for.
    response.head.headerFields.append(contentsOf: isPage ? Self.ofPages : Self.ofAnswers)
  }

  private static func fields(mayUse sources: String) -> [HTTPField] {
    [
      ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'" + sources),
      ("X-Content-Type-Options", "nosniff"),
      ("X-Frame-Options", "DENY"),
      ("Cross-Origin-Resource-Policy", "same-origin"),
      ("Referrer-Policy", "no-referrer"),
    ].map { HTTPField(name: name($0), value: $1) }
  }

  private static func name(_ text: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(text) else { preconditionFailure("\(text) is no field name") }
    return name
  }
}
