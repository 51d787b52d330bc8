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
  /// The envelope of the errors with these codes, as it is written unless a client or a setting asks
  /// for another; the codes that are written themselves are an enumeration.
  static func schema(of codes: [Code]) -> Schema
  /// Writes the envelope.
  func write(to json: inout JSONWriter, in context: RequestContext)
}

extension VendorFailure {
  package var headers: HTTPFields { [:] }
  package var diagnosis: String? { nil }

  func response(in context: RequestContext) -> Response {
    var json = JSONWriter(dialect: context.dialect)
    write(to: &json, in: context)
    var headers = headers
    if let seconds = context.retryAfter { headers[.retryAfter] = String(seconds) }
    let status =
      code.status == 501
      ? context.transaction.settings[VendorDescription.notSimulatedStatus].value : code.status
    return Response(
      status: HTTPResponse.Status(code: status), headers: headers, body: json.finish(),
      contentType: ContentType.json, outcome: .failure(code.rawValue), diagnosis: diagnosis)
  }
}

/// A documented error of an operation, for tables and documents.
package struct FailureDescription: Sendable, Hashable {
  package let code: String
  package let status: Int
}
