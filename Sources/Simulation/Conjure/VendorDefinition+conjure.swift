import Wire

/// How operations are answered in conjure mode: the pipeline of every request, with a handler that
/// looks nothing up.
extension VendorDefinition {
  /// For an operation with these types. What its path names is not looked for.
  static func conjurer<Input: OperationInput, Output: OperationOutput>(
    _ id: String, _ subject: String, _ successes: [Success], _ input: Input.Type,
    _ output: Output.Type
  ) -> Operation.Conjurer {
    { requestContext, shapes, conjuring, transaction in
      RequestPipeline<Self, Input, Void, Conjured>(
        requestContext: requestContext, shapes: shapes, subject: subject, successes: successes,
        target: { (_, _, _) throws(Failure) in },
        handler: { (_, _, _) throws(Failure) in
          let whole =
            conjuring.answers[id]?.result(
              for: requestContext.request, successes, in: requestContext.dialect)
            ?? Output.conjured(successes, in: requestContext.dialect)
          do throws(Violation) {
            return Conjured(
              result: try conjuring.paged(
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
  static func conjurer(declared id: String, _ subject: String, _ reason: String)
    -> Operation.Conjurer
  {
    { requestContext, shapes, conjuring, transaction in
      guard let response = conjuring.answers[id] else {
        return refuse(requestContext, shapes, subject, because: reason, transaction)
      }
      let shapes = OperationShapes(input: { response.takes }, output: { .empty })
      let conjurer = conjurer(id, subject, [response.success], ConjuredInput.self, NoContent.self)
      return conjurer(requestContext, shapes, conjuring, transaction)
    }
  }
}
