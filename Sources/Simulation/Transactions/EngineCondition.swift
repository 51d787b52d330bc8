package import HTTPTypes
package import Storage
package import Wire

/// What the engine finds out before or instead of a handler. Each vendor words it in its own error.
package enum EngineCondition: Sendable {
  /// No documented route has this path.
  case unknownRoute(method: HTTPRequest.Method, path: String)
  /// The path is documented, the verb is not.
  case methodNotAllowed(allowed: [HTTPRequest.Method])
  /// Documented, listed, and not simulated; with the reason.
  case notSimulated(String)
  /// The body is over the limit, in bytes.
  case bodyTooLarge(limit: Int)
  /// The body is not JSON.
  case malformedBody(JSONSyntaxError)
  /// A body is a must, and there is none.
  case missingBody
  /// The body is of a media type that the operation does not take.
  case unsupportedMediaType(String)
  /// What the client sent breaks rules of the documented shape; all of them. `subject` is the thing
  /// the operation is about.
  case violations([Violation], subject: String)
  /// What the request waits for has not come in the time that a client is kept waiting.
  case unfinished
  /// An idempotency key came again with another body.
  case idempotencyMismatch(key: String)
  /// The database could not do its part.
  case store(StoreError)
}
