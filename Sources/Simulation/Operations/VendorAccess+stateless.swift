import Wire

/// How operations are answered in stateless mode: the pipeline of every request, with a handler
/// that looks nothing up.
extension VendorAccess {
  /// For an operation with these types. What its path names is not looked for.
  func statelessHandler<Input: OperationInput, Output: OperationOutput>(
    _ id: String, _ subject: String, _ successes: [Success], _ input: Input.Type,
    _ output: Output.Type
  ) -> Operation.StatelessHandler {
    { requestContext, shapes, stateless, transaction in
      RequestPipeline<Failure, Caller, Input, Void, SampleOutput>(
        vendor: self, requestContext: requestContext, shapes: shapes, subject: subject,
        successes: successes, target: { (_, _, _) throws(Failure) in },
        handler: { (_, _, _) throws(Failure) in
          let whole =
            stateless.answers[id]?.result(
              for: requestContext.request, successes, in: requestContext.dialect)
            ?? Output.statelessResult(successes, in: requestContext.dialect)
          do throws(Violation) {
            return SampleOutput(
              result: try stateless.paged(
                whole, for: requestContext.request, taking: shapes.input.query))
          } catch {
            throw Failure(.violations([error], subject: subject))
          }
        }
      ).run(transaction)
    }
  }

  /// For a route that is declared only: by the answer that the vendor declares for the mode, else
  /// the 501 that it always gets.
  func statelessHandler(
    declared id: String, _ subject: String, _ reason: String
  ) -> Operation.StatelessHandler {
    { requestContext, shapes, stateless, transaction in
      guard let response = stateless.answers[id] else {
        return refuse(
          requestContext, shapes, subject, loading: { (_, _, _) throws(Failure) in },
          because: reason,
          transaction)
      }
      let shapes = OperationShapes(input: { response.takes }, output: { .empty })
      let statelessHandler = statelessHandler(
        id, subject, [response.success], SampleInput.self, NoContent.self)
      return statelessHandler(requestContext, shapes, stateless, transaction)
    }
  }
}
