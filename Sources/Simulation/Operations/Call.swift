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
  package let knock: Knock

  /// The vendor's present way of rendering, from request and settings.
  package var dialect: Dialect { knock.dialect }
  package var headers: HTTPFields { knock.request.headers }
  package var origin: Origin { knock.request.origin }
  package var requestID: String { knock.requestID }
}

/// A request at the door: matched to an operation, not yet admitted.
package struct Knock: Sendable {
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
  /// A key, whatever it may do.
  case key
  /// A key that holds a scope; keys that nobody minted hold all.
  case scope(String)
}

/// Who a vendor takes the client for.
package protocol CallerIdentity: Sendable {
  /// Tells callers apart for idempotency keys, rates and streams; never a secret in clear.
  var identity: String { get }
}
