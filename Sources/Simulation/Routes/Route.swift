import HTTPTypes
import Wire

/// A row of a vendor's operation table as a resource declares it: whole but for the vendor.
///
/// It becomes an `Operation` when the index page of the vendor takes it in, so that a resource
/// knows the errors and callers of its vendor and not the index page.
package struct Route<Failure: VendorFailure, Caller: CallerIdentity>: Sendable {
  /// What an operation does with checked input and with what its path names.
  typealias Handler<Input: OperationInput, Target, Output: OperationOutput> =
    @Sendable (Call<Input, Caller>, Target, borrowing Transaction<Failure>) throws(Failure) ->
    Output

  private let bind: @Sendable (VendorAccess<Failure, Caller>) -> Operation

  private init(bind: @escaping @Sendable (VendorAccess<Failure, Caller>) -> Operation) {
    self.bind = bind
  }

  /// A route that is simulated.
  init<Input: OperationInput, Target, Output: OperationOutput>(
    _ facts: RouteFacts<Failure.Code>, on loader: Loader<Failure, Caller, Target>,
    by handler: @escaping Handler<Input, Target, Output>
  ) {
    guard !facts.successes.isEmpty else { fatalError("\(facts.id) declares no success") }
    self.init { vendor in
      Operation(
        facts, shapes: OperationShapes(input: { Input.shape }, output: { Output.shape }),
        performStateless: vendor.statelessHandler(
          facts.id, facts.subject, facts.successes, Input.self, Output.self)
      ) { requestContext, shapes, transaction in
        RequestPipeline(
          vendor: vendor, requestContext: requestContext, shapes: shapes, subject: facts.subject,
          successes: facts.successes, target: loader.load, handler: handler
        ).run(transaction)
      }
    }
  }

  /// A documented route that is listed and not simulated: it answers the vendor's 501, or what the
  /// setting `not_simulated_status` says, to a client that the vendor lets in, once the loader has
  /// found what the path names.
  init<Target>(
    declared facts: RouteFacts<Failure.Code>, on loader: Loader<Failure, Caller, Target>
  ) {
    let reason =
      switch facts.status {
      case .simulated: fatalError("\(facts.id) is declared without a handler")
      case .declared(let reason), .never(let reason): reason
      }
    self.init { vendor in
      Operation(
        facts, shapes: OperationShapes(input: { InputShape() }, output: { .empty }),
        performStateless: vendor.statelessHandler(declared: facts.id, facts.subject, reason)
      ) { requestContext, shapes, transaction in
        vendor.refuse(
          requestContext, shapes, facts.subject, loading: loader.load, because: reason, transaction)
      }
    }
  }

  /// A documented route that is listed and not simulated, whose path names nothing that is looked
  /// for.
  init(declared facts: RouteFacts<Failure.Code>) {
    self.init(declared: facts, on: Loader<Failure, Caller, Void>.none)
  }

  /// The same route, whose successes count as reads of the instance that the path names.
  package func with(reads reference: ResourceReference) -> Route {
    Route { [bind] in bind($0).with(reads: reference) }
  }

  func bound(to vendor: VendorAccess<Failure, Caller>) -> Operation { bind(vendor) }
}

/// What an operation table says of a route beside its types.
struct RouteFacts<Code: FailureCode>: Sendable {
  let method: HTTPRequest.Method
  let path: String
  let summary: String
  var successes: [Success] = []
  var failures: [Code] = []
  let id: String
  let subject: String
  let tier: Int
  let access: AccessRule
  var status: Operation.Status = .simulated
  let source: Source
  /// What parameters of the path must look like, where not any text will do.
  var parameters: [String: Schema] = [:]
}

extension Operation {
  convenience init(
    _ facts: RouteFacts<some FailureCode>, shapes: OperationShapes,
    performStateless: @escaping StatelessHandler,
    perform: @escaping @Sendable (RequestContext, OperationShapes, AnyTransaction) -> HandlerResult
  ) {
    self.init(
      id: facts.id, method: facts.method, template: PathTemplate(facts.path),
      parameters: facts.parameters, summary: facts.summary, subject: facts.subject,
      tier: facts.tier, access: facts.access,
      source: facts.source, status: facts.status, successes: facts.successes,
      failures: facts.failures.map { FailureDescription(code: $0.rawValue, status: $0.status) },
      shapes: shapes, reads: nil, performStateless: performStateless, perform: perform)
  }
}
