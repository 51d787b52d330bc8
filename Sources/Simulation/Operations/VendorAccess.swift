import Wire

/// What the pipeline of every operation needs of a vendor: who it is, and how it lets clients in.
struct VendorAccess<Failure: VendorFailure, Caller: CallerIdentity>: Sendable {
  let description: VendorDescription
  let authenticate:
    @Sendable (RequestContext, borrowing Transaction<Failure>) throws(Failure) -> Caller

  /// What a route that is declared only answers: 401 or 403 where the vendor does not let the
  /// client in, else that it is not simulated. Nothing of it is kept.
  func refuse(
    _ requestContext: RequestContext, _ shapes: OperationShapes, _ subject: String,
    because reason: String, _ transaction: AnyTransaction
  ) -> HandlerResult {
    RequestPipeline<Failure, Caller, NoInput, Void, NoContent>(
      vendor: self, requestContext: requestContext, shapes: shapes, subject: subject,
      successes: [], target: { (_, _, _) throws(Failure) in },
      handler: { (_, _, _) throws(Failure) in throw Failure(.notSimulated(reason)) }
    ).run(transaction)
  }
}
