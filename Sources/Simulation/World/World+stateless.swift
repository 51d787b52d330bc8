import Storage
import Wire

/// Stateless mode at work: a turn whose writes, such as the note that a key was used, are rolled
/// back.
extension World {
  /// Answers an operation from samples.
  func runStateless(
    _ requestContext: RequestContext, _ operation: Operation, _ vendor: Vendor
  ) -> HandlerResult {
    do {
      return try database(of: vendor).inTransaction(
        requestContext.transaction, keep: { _ in false }
      ) { transaction in
        operation.performStateless(requestContext, operation.shapes, vendor.stateless, transaction)
      }
    } catch {
      return .response(vendor.condition(.store(StoreError(error)), requestContext))
    }
  }
}
