package import HTTPTypes

/// A request as rules look at it: all that a `match` may ask for, free of the engine's types.
///
/// What takes reading is asked for by closures, which the fault engine calls only where a rule needs
/// the answer.
package struct FaultableRequest {
  /// The name of the vendor that it is for.
  package let vendor: String
  /// The id of its operation; nil where no documented route takes it.
  package let operation: String?
  package let method: HTTPRequest.Method
  /// The path below the vendor's mount, still percent-encoded.
  package let path: String
  /// The text behind `?`, still encoded.
  package let query: String
  package let headers: HTTPFields
  package let body: [UInt8]
  /// The key that it shows; nil for none.
  package let key: () -> String?
  /// What it takes from a token bucket that does not name its operation.
  package let weight: () -> Int

  package init(
    vendor: String, operation: String?, method: HTTPRequest.Method, path: String, query: String,
    headers: HTTPFields, body: [UInt8], key: @escaping () -> String?,
    weight: @escaping () -> Int = { 1 }
  ) {
    self.vendor = vendor
    self.operation = operation
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
    self.key = key
    self.weight = weight
  }
}
