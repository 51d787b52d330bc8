/// A part of the server that stands around what vendors and the control plane answer.
///
/// `VendorRouter` lists them once, and **every** response passes all of them in that order: that of
/// a world, one that another middleware gave, a refusal. They act on a genuine head and body; a fault
/// breaks or shapes what they have left, so that their headers are in its bytes too. They never
/// wait, and they do not change what a world answered.
protocol Middleware: Sendable {
  /// Answers a request in place of vendors and control plane; nil lets it pass.
  func response(to request: RoutedRequest) -> RoutedResponse?

  /// Has its part in a response on its way back.
  func process(_ response: inout RoutedResponse, to request: RoutedRequest)
}

extension Middleware {
  func response(to request: RoutedRequest) -> RoutedResponse? { nil }

  func process(_ response: inout RoutedResponse, to request: RoutedRequest) {}
}
