package import Wire

/// A request with everything that is known of it and of the world at its instant: matched to an
/// operation, not yet authenticated.
///
/// The one context of a request, from the world's turn to the handler and to the envelope of an
/// error. It does not change while the request is processed.
package struct RequestContext: Sendable {
  package let request: Request
  package let path: PathParameters
  package let access: AccessRule
  package let dialect: Dialect
  package let requestID: String
  /// What the transaction of the request is told.
  let transaction: TransactionContext
  /// Seconds after which a rule wants the client to come again; where the vendor says that in its
  /// envelope it goes there, and in a header in any case.
  package internal(set) var retryAfter: Int?

  /// The world's time.
  package var now: Instant { transaction.now }

  /// The same, for an error that asks the client to come again.
  func retrying(after seconds: Int?) -> RequestContext {
    var context = self
    context.retryAfter = seconds
    return context
  }
}
