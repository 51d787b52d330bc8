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
