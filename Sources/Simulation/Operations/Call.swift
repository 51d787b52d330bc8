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

/// A request with what is known of it: matched to an operation, not yet authenticated.
package struct RequestContext: Sendable {
  package let request: Request
  package let path: PathParameters
  package let access: AccessRule
  package let dialect: Dialect
  package let requestID: String
}

/// What a request must show before an operation looks at it.
package enum AccessRule: Sendable, Hashable {
  /// Nothing: a public route.
  case anyone
  /// Any valid key.
  case key
  /// A key that holds a scope; keys that were not minted here hold all.
  case scope(String)
}

/// Who a vendor takes the client for.
package protocol CallerIdentity: Sendable {
  /// Tells callers apart for idempotency keys, rates and streams; never a secret in clear.
  var identity: String { get }
}
