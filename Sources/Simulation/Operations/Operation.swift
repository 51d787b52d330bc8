package import HTTPTypes
import Wire

/// One documented route, without the types of its vendor: facts, and a way to run it.
///
/// A class, so that handing it on with every request copies nothing.
package final class Operation: Sendable {
  /// Whether and how far a route is simulated. "Not yet" and "never" are different words.
  package enum Status: Sendable, Hashable {
    case simulated
    /// Documented and not simulated yet.
    case declared(String)
    /// Documented and never to be simulated; the reason.
    case never(String)
  }

  package let id: String
  package let method: HTTPRequest.Method
  package let template: PathTemplate
  /// What parameters of the path must look like, where not any text will do.
  let parameters: [String: Schema]
  package let summary: String
  /// What the route is about, in the vendor's singular: `workspace`.
  package let subject: String
  package let tier: Int
  package let access: AccessRule
  package let source: Source
  package let status: Status
  package let successes: [Success]
  package let failures: [FailureDescription]
  /// The shapes of its input and output; probed on first use, for a probe costs more than a
  /// request.
  package let shapes: OperationShapes
  /// The resource that a success reads by id, with the path parameter that names it.
  package let reads: ResourceReference?

  /// Answers a request in stateless mode; see ``StatelessMode``.
  typealias StatelessHandler =
    @Sendable (RequestContext, OperationShapes, StatelessMode, AnyTransaction) -> HandlerResult

  let perform: @Sendable (RequestContext, OperationShapes, AnyTransaction) -> HandlerResult
  let performStateless: StatelessHandler

  init(
    id: String, method: HTTPRequest.Method, template: PathTemplate,
    parameters: [String: Schema], summary: String, subject: String, tier: Int, access: AccessRule,
    source: Source, status: Status,
    successes: [Success], failures: [FailureDescription], shapes: OperationShapes,
    reads: ResourceReference?, performStateless: @escaping StatelessHandler,
    perform: @escaping @Sendable (RequestContext, OperationShapes, AnyTransaction) -> HandlerResult
  ) {
    self.id = id
    self.method = method
    self.template = template
    self.parameters = parameters
    self.summary = summary
    self.subject = subject
    self.tier = tier
    self.access = access
    self.source = source
    self.status = status
    self.successes = successes
    self.failures = failures
    self.shapes = shapes
    self.reads = reads
    self.performStateless = performStateless
    self.perform = perform
  }

  /// The same operation, whose successes count as reads of the thing that the path names.
  package func with(reads reference: ResourceReference) -> Operation {
    Operation(
      id: id, method: method, template: template, parameters: parameters, summary: summary,
      subject: subject, tier: tier, access: access, source: source, status: status,
      successes: successes, failures: failures,
      shapes: shapes, reads: reference, performStateless: performStateless, perform: perform)
  }
}

/// Names the instance of a resource that an operation is about.
package struct ResourceReference: Sendable, Hashable {
  package let resource: String
  package let parameter: String

  package init(_ resource: String, _ parameter: String) {
    self.resource = resource
    self.parameter = parameter
  }
}
