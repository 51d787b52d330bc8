package import HTTPTypes
import Wire

/// Rows of the operation table. The handler is a named static function; its signature is the
/// operation's contract.
extension VendorDefinition {
  /// An operation whose path names nothing that exists, or nothing at all.
  package static func operation<Input: OperationInput, Output: OperationOutput>(
    _ method: HTTPRequest.Method, _ path: String, _ summary: String,
    returns successes: Success..., fails failures: Failure.Code..., id: String,
    about subject: String,
    tier: Int = 1, access: AccessRule = .key,
    by handler:
      @escaping @Sendable (
        Call<Input, Caller>, borrowing Transaction<Failure>
      ) throws(Failure) -> Output,
    source: Source
  ) -> Operation {
    Route(
      RouteFacts(
        method: method, path: path, summary: summary, successes: successes, failures: failures,
        id: id, subject: subject, tier: tier, access: access, source: source),
      on: .none, by: { (call, _, db) throws(Failure) in try handler(call, db) }
    ).bound(to: Self.access)
  }

  /// An operation on something that exists: the loader finds it or says 404 or 403, and the handler
  /// gets it.
  package static func operation<Input: OperationInput, Target, Output: OperationOutput>(
    _ method: HTTPRequest.Method, _ path: String, _ summary: String,
    returns successes: Success..., fails failures: Failure.Code..., id: String,
    about subject: String,
    tier: Int = 1, access: AccessRule = .key,
    on loader:
      @escaping @Sendable (
        RequestContext, Caller, borrowing Transaction<Failure>
      ) throws(Failure) -> Target,
    by handler:
      @escaping @Sendable (
        Call<Input, Caller>, Target, borrowing Transaction<Failure>
      ) throws(Failure) -> Output,
    source: Source
  ) -> Operation {
    Route(
      RouteFacts(
        method: method, path: path, summary: summary, successes: successes, failures: failures,
        id: id, subject: subject, tier: tier, access: access, source: source),
      on: Loader(fails: [], by: loader), by: handler
    ).bound(to: Self.access)
  }

  /// A documented route that is listed and not simulated: it answers the vendor's 501, or what the
  /// setting `not_simulated_status` says, to a client that the vendor lets in.
  package static func operation(
    _ method: HTTPRequest.Method, _ path: String, _ summary: String, id: String,
    about subject: String, tier: Int, access: AccessRule = .key, status: Operation.Status,
    source: Source
  ) -> Operation {
    Route<Failure, Caller>(
      declared: RouteFacts(
        method: method, path: path, summary: summary, id: id, subject: subject, tier: tier,
        access: access, status: status, source: source)
    ).bound(to: Self.access)
  }
}
