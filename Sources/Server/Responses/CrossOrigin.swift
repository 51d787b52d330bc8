import HTTPTransport
import HTTPTypes

/// Lets the pages of one origin call vendors' routes from a browser.
///
/// It speaks for vendors only; the control plane answers no page of another origin. Credentials in
/// the sense of cookies are not allowed: vendors take keys in headers.
package struct CrossOrigin: Sendable {
  /// `*` for every origin.
  private let origin: String

  package init(_ origin: String) { self.origin = origin }

  /// The answer to a browser that asks whether it may send a request; nil for other requests.
  func preflight(_ request: InboundRequest) -> OutboundResponse? {
    guard request.method == .options, isMeant(request),
      let method = request.headers[.accessControlRequestMethod]
    else { return nil }
    var headers = grant
    headers[.accessControlAllowMethods] = method
    headers[.accessControlAllowHeaders] = request.headers[.accessControlRequestHeaders]
    headers[.accessControlMaxAge] = "600"
    return .whole(HTTPResponse(status: .noContent, headerFields: headers), [])
  }

  /// An answer that the page may read, where the request came from one.
  func opened(_ response: OutboundResponse, to request: InboundRequest) -> OutboundResponse {
    guard isMeant(request) else { return response }
    switch response {
    case .whole(var head, let body, let delay):
      open(&head.headerFields)
      return .whole(head, body, delay: delay)
    case .stream(var head, let delay, let next):
      open(&head.headerFields)
      return .stream(head, delay: delay, next: next)
    case .script: return response
    }
  }

  /// A rule's header of the same name stands.
  private func open(_ headers: inout HTTPFields) {
    for field in grant where field.name == .vary || headers[field.name] == nil {
      headers.append(field)
    }
  }

  private func isMeant(_ request: InboundRequest) -> Bool {
    guard let asking = request.headers[.origin] else { return false }
    return origin == "*" || asking == origin
  }

  private var grant: HTTPFields {
    [.accessControlAllowOrigin: origin, .accessControlExposeHeaders: "*", .vary: "Origin"]
  }
}
