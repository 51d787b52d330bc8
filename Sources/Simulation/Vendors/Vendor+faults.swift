import Faults

extension Vendor {
  /// A request as rules look at it; `operation` is nil where no documented route takes it.
  func faultable(_ request: Request, _ operation: Operation?) -> FaultableRequest {
    FaultableRequest(
      vendor: name, operation: operation?.id, method: request.method, path: request.path,
      query: request.query, headers: request.headers, body: request.body,
      key: { self.description.credential.key(in: request.headers) },
      weight: { self.description.weight?(request) ?? 1 })
  }
}
