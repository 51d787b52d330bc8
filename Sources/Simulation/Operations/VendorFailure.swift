package import HTTPTypes
package import Wire

/// The codes of a vendor's errors; the raw value is the name that scenario files use, in
/// snake_case.
package protocol FailureCode: Sendable, Hashable, CaseIterable, RawRepresentable<String> {
  var status: Int { get }
}

/// A vendor's error: a struct of code, fields and message that renders itself in the vendor's
/// envelope.
///
/// Every code has a sample, so that a rule can answer it without a handler. It carries no request:
/// what an envelope needs of one comes in the context.
package protocol VendorFailure: Error, Sendable {
  associatedtype Code: FailureCode

  var code: Code { get }
  /// How the vendor says what the engine found.
  init(_ condition: EngineCondition)
  /// A typical error of that code.
  init(sample code: Code)
  /// The codes that any operation may answer.
  static var general: [Code] { get }
  /// Headers beside the envelope, such as Retry-After.
  var headers: HTTPFields { get }
  /// What a person can do about it; sent beside the answer, never inside.
  var diagnosis: String? { get }
  /// Writes the envelope.
  func write(to json: inout JSONWriter, in context: FailureContext)
}

extension VendorFailure {
  package var headers: HTTPFields { [:] }
  package var diagnosis: String? { nil }

  func response(in context: FailureContext) -> Response {
    var json = JSONWriter(dialect: context.dialect)
    write(to: &json, in: context)
    var headers = headers
    if let seconds = context.retryAfter { headers[.retryAfter] = String(seconds) }
    let status = code.status == 501 ? context.notSimulatedStatus : code.status
    return Response(
      status: HTTPResponse.Status(code: status), headers: headers, body: json.finish(),
      contentType: ContentType.json, outcome: .failure(code.rawValue), diagnosis: diagnosis)
  }
}

/// What an error envelope may want to know of the request it answers.
package struct FailureContext: Sendable {
  package let requestID: String
  package let dialect: Dialect
  package let now: Instant
  /// The status in place of 501, which vendors use for what is not simulated and for nothing else.
  let notSimulatedStatus: Int
  /// Seconds after which a rule wants the client to come again; where the vendor says that in its
  /// envelope it goes there, and in a header in any case.
  package var retryAfter: Int?

  init(of requestContext: RequestContext, in context: TransactionContext, retryAfter: Int? = nil) {
    self.init(
      requestID: requestContext.requestID, dialect: requestContext.dialect, in: context,
      retryAfter: retryAfter)
  }

  init(requestID: String, dialect: Dialect, in context: TransactionContext, retryAfter: Int? = nil)
  {
    self.requestID = requestID
    self.dialect = dialect
    now = context.now
    notSimulatedStatus = context.settings[Vendor.notSimulatedStatus].value
    self.retryAfter = retryAfter
  }
}

/// A documented error of an operation, for tables and documents.
package struct FailureDescription: Sendable, Hashable {
  package let code: String
  package let status: Int
}
