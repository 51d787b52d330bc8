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
    declare(
      method, path, summary, successes, failures, id, subject, tier, access, source,
      Input.self, Output.self
    ) { requestContext, shapes, transaction in
      RequestPipeline<Self, Input, Void, Output>(
        requestContext: requestContext, shapes: shapes, subject: subject, successes: successes,
        target: { (_, _, _) throws(Failure) in },
        handler: { (call, _, db) throws(Failure) in try handler(call, db) }
      ).run(transaction)
    }
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
    declare(
      method, path, summary, successes, failures, id, subject, tier, access, source,
      Input.self, Output.self
    ) { requestContext, shapes, transaction in
      RequestPipeline<Self, Input, Target, Output>(
        requestContext: requestContext, shapes: shapes, subject: subject, successes: successes,
        target: loader,
        handler: handler
      ).run(transaction)
    }
  }

  /// A documented route that is listed and not simulated: it answers the vendor's 501, or what the
  /// setting `not_simulated_status` says, to a client that the vendor lets in.
  package static func operation(
    _ method: HTTPRequest.Method, _ path: String, _ summary: String, id: String,
    about subject: String, tier: Int, access: AccessRule = .key, status: Operation.Status,
    source: Source
  ) -> Operation {
    let reason =
      switch status {
      case .simulated: preconditionFailure("\(id) is declared without a handler")
      case .declared(let reason), .never(let reason): reason
      }
    return Operation(
      id: id, method: method, template: PathTemplate(path), summary: summary, subject: subject,
      tier: tier, access: access, source: source, status: status, successes: [], failures: [],
      shapes: OperationShapes(input: { InputShape() }, output: { .empty }), reads: nil,
      performStateless: statelessHandler(declared: id, subject, reason)
    ) { requestContext, shapes, transaction in
      refuse(requestContext, shapes, subject, because: reason, transaction)
    }
  }

  /// What a route that is declared only answers: 401 or 403 where the vendor lets the client not
  /// in, else that it is not simulated. Nothing of it is kept.
  static func refuse(
    _ requestContext: RequestContext, _ shapes: OperationShapes, _ subject: String,
    because reason: String,
    _ transaction: AnyTransaction
  ) -> HandlerResult {
    RequestPipeline<Self, NoInput, Void, NoContent>(
      requestContext: requestContext, shapes: shapes, subject: subject, successes: [],
      target: { (_, _, _) throws(Failure) in },
      handler: { (_, _, _) throws(Failure) in throw Failure(.notSimulated(reason)) }
    ).run(transaction)
  }

  private static func declare<Input: OperationInput, Output: OperationOutput>(
    _ method: HTTPRequest.Method, _ path: String, _ summary: String, _ successes: [Success],
    _ failures: [Failure.Code], _ id: String, _ subject: String, _ tier: Int, _ access: AccessRule,
    _ source: Source, _ input: Input.Type, _ output: Output.Type,
    _ perform:
      @escaping @Sendable (RequestContext, OperationShapes, AnyTransaction) -> HandlerResult
  ) -> Operation {
    precondition(!successes.isEmpty, "\(id) declares no success")
    return Operation(
      id: id, method: method, template: PathTemplate(path), summary: summary, subject: subject,
      tier: tier, access: access, source: source, status: .simulated, successes: successes,
      failures: failures.map { FailureDescription(code: $0.rawValue, status: $0.status) },
      shapes: OperationShapes(input: { Input.shape }, output: { Output.shape }), reads: nil,
      performStateless: statelessHandler(id, subject, successes, Input.self, Output.self),
      perform: perform)
  }
}
