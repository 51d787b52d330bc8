import HTTPTypes

/// Headers that keep a browser from making more of an answer than it is, where another site has it
/// loaded: no guess at its type, no frame around it, nothing that it may load or run.
///
/// They are those of what the server says by itself: the control plane, its pages, its refusals.
/// Vendors' answers are as vendors give them.
struct BrowserHeaders: Middleware {
  private static let policy = name("Content-Security-Policy")

  private static let fields: [(HTTPField.Name, String)] = [
    (name("X-Content-Type-Options"), "nosniff"),
    (name("X-Frame-Options"), "DENY"),
    (name("Cross-Origin-Resource-Policy"), "same-origin"),
    (name("Referrer-Policy"), "no-referrer"),
  ]

  func process(_ response: inout RoutedResponse, to request: RoutedRequest) {
    guard response.exchange == nil else { return }
    // A page has its style and its script in it, and loads nothing.
    let isPage = response.head.headerFields[.contentType]?.hasPrefix("text/html") ?? false
    response.head.headerFields[Self.policy] =
      "default-src 'none'; frame-ancestors 'none'"
      + (isPage ? "; style-src 'unsafe-inline'; script-src 'unsafe-inline'" : "")
    for (name, value) in Self.fields { response.head.headerFields[name] = value }
  }

  private static func name(_ text: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(text) else { preconditionFailure("\(text) is no field name") }
    return name
  }
}
