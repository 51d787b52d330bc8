package import HTTPTypes
package import Wire

/// One request as a handler sees it: who asks, for what, with which input.
///
/// Everything in it has been checked against the operation's declaration. It knows nothing of
/// sockets, worlds or the clock.
package struct Call<Input: Sendable, Caller: Sendable>: Sendable {
  package let input: Input
  package let caller: Caller
  package let path: PathParameters
  package let context: RequestContext

  /// The vendor's present way of rendering, from request and settings.
  package var dialect: Dialect { context.dialect }
  package var headers: HTTPFields { context.request.headers }
  package var origin: Origin { context.request.origin }
  package var requestID: String { context.requestID }
}
