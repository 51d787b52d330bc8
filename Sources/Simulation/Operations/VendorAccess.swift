import Wire

/// What the pipeline of every operation needs of a vendor: who it is, and how it lets clients in.
struct VendorAccess<Failure: VendorFailure, Caller: CallerIdentity>: Sendable {
  let description: VendorDescription
  let authenticate:
    @Sendable (RequestContext, borrowing Transaction<Failure>) throws(Failure) -> Caller

  /// What a route that is declared only answers: 401 or 403 where the vendor does not let the
  /// client in, what loading refuses, else that it is not simulated. Nothing of it is kept.
  func refuse<Target>(
    _ requestContext: RequestContext, _ shapes: OperationShapes, _ subject: String,
    loading load:
      @escaping (RequestContext, Caller, borrowing Transaction<Failure>) throws(Failure) -> Target,
    because reason: String, _ transaction: AnyTransaction
  ) -> HandlerResult {
    RequestPipeline<Failure, Caller, NoInput, Target, NoContent>(
      vendor: self, requestContext: requestContext, shapes: shapes, subject: subject,
      successes: [], target: load,
      handler: { (_, _, _) throws(Failure) in throw Failure(.notSimulated(reason)) }
    ).run(transaction)
  }
}
