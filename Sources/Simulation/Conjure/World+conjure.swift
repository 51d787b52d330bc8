import Wire

/// Conjure mode at work: a step whose writes, such as the note that a key was used, are rolled back.
extension World {
  /// Answers an operation from samples.
  func conjure(
    _ knock: Knock, _ operation: Operation, _ vendor: Vendor, _ context: StepContext
  ) -> HandlerResult {
    do {
      return try database(of: vendor).step(context, keep: { _ in false }) { session in
        operation.conjure(knock, operation.shapes, vendor.conjuring, session)
      }
    } catch {
      let failure = FailureContext(of: knock, in: context)
      return .response(vendor.condition(.store(StoreFault(error)), failure))
    }
  }
}
