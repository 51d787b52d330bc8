import HTTPTransport
import HTTPTypes

/// Lets the pages of one origin call vendors' routes from a browser.
///
/// What is refused can be read too, also where the path names no vendor: else a page is told nothing
/// but that the call failed. The control plane answers no page of another origin. Credentials in the
/// sense of cookies are not allowed: vendors take keys in headers.
package struct CrossOrigin: Middleware {
  /// `*` for every origin.
  private let origin: String

  package init(_ origin: String) { self.origin = origin }

  /// The answer to a browser that asks whether it may send a request.
  func response(to request: RoutedRequest) -> RoutedResponse? {
    guard request.inbound.method == .options, isMeant(request),
      let method = request.inbound.headers[.accessControlRequestMethod]
    else { return nil }
    var headers = grant
    headers[.accessControlAllowMethods] = method
    headers[.accessControlAllowHeaders] = request.inbound.headers[.accessControlRequestHeaders]
    headers[.accessControlMaxAge] = "600"
    return RoutedResponse(HTTPResponse(status: .noContent, headerFields: headers), .whole([]))
  }

  /// Opens a response to the page that the request came from. A rule's header of the same name
  /// stands, and so does what a preflight was answered.
  func process(_ response: inout RoutedResponse, to request: RoutedRequest) {
    guard isMeant(request) else { return }
    for field in grant {
      let isOpen =
        field.name == .vary
        ? response.head.headerFields[values: .vary].contains(field.value)
        : response.head.headerFields.contains(field.name)
      if !isOpen { response.head.headerFields.append(field) }
    }
  }

  private func isMeant(_ request: RoutedRequest) -> Bool {
    guard !request.isForControl, let asking = request.inbound.headers[.origin] else { return false }
    return origin == "*" || asking == origin
  }

  private var grant: HTTPFields {
    [.accessControlAllowOrigin: origin, .accessControlExposeHeaders: "*", .vary: "Origin"]
  }
}
