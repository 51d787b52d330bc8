package import HTTPTypes
package import Simulation
import Storage
package import Wire

/// A Miosa error, written so that every generation of its SDKs can read it.
///
/// The envelope is documented: `error` with code, message and request id. Field errors stand twice:
/// in `error.details`, where the errors page sends readers, and in `errors`, where the service puts
/// them. [docs errors] [SDK: the CLI's transcription of the service]
package struct MiosaError: VendorFailure {
  package let code: MiosaErrorCode
  let message: String
  /// Messages by field, in the order they were found.
  var fields: [(name: String, messages: [String])] = []
  /// Seconds after which to try again; in the body and in a header.
  var retryAfter: Int?
  /// The thing that is in the way, where an error shows it.
  var existing: JSON?
  package var diagnosis: String?
  /// The verbs that a path does have.
  var allowed: [HTTPRequest.Method] = []

  init(_ code: MiosaErrorCode, _ message: String? = nil, diagnosis: String? = nil) {
    self.code = code
    self.message = message ?? code.message
    self.diagnosis = diagnosis
  }

  /// Field errors of a thing: 422 with the same map in both places.
  init(invalid subject: String, _ fields: [(name: String, messages: [String])]) {
    self.init(.validationFailed, "\(subject) is invalid")
    self.fields = fields
  }

  package init(sample code: MiosaErrorCode) {
    self.init(code)
    switch code {
    case .validationFailed: fields = [("name", ["can't be blank"])]
    case .rateLimitExceeded, .serviceUnavailable, .noReadyMachine, .computerStarting:
      retryAfter = 1
    default: break
    }
  }

  package init(_ condition: EngineCondition) {
    switch condition {
    case .unknownRoute: self.init(.notFound, "The requested resource was not found")
    case .methodNotAllowed(let methods):
      self.init(.methodNotAllowed)
      allowed = methods
    case .notSimulated(let reason): self.init(.notSimulated, reason)
    case .bodyTooLarge(let limit):
      self.init(.payloadTooLarge, "request body is larger than \(limit) bytes")
    case .malformedBody(let error):
      self.init(
        .malformedBody,
        diagnosis: "line \(error.line), column \(error.column): \(error.reason)")
    case .unfinished: self.init(.gatewayTimeout)
    case .missingBody: self.init(.malformedBody, "request body is missing")
    case .unsupportedMediaType(let type):
      self.init(.unsupportedMediaType, "media type \(type) is not supported")
    case .violations(let violations, let subject):
      self.init(invalid: subject, MiosaError.fields(of: violations))
    case .idempotencyMismatch:
      self.init(.idempotencyKeyReused)
    case .store(let fault):
      self.init(fault.kind == .diskFull ? .insufficientStorage : .internalError)
      diagnosis = fault.message
    }
  }

  package static let general: [MiosaErrorCode] = [
    .invalidToken, .insufficientScope, .notAcceptable, .malformedBody, .methodNotAllowed,
    .payloadTooLarge, .unsupportedMediaType, .idempotencyKeyReused, .rateLimitExceeded,
    .insufficientCredits, .internalError, .notSimulated, .badGateway, .serviceUnavailable,
    .gatewayTimeout, .insufficientStorage,
  ]

  package var headers: HTTPFields {
    var headers: HTTPFields = [:]
    if let retryAfter { headers[.retryAfter] = String(retryAfter) }
    if !allowed.isEmpty {
      headers[.allow] = allowed.map(\.rawValue).joined(separator: ", ")
    }
    return headers
  }

  package static func schema(of codes: [MiosaErrorCode]) -> Schema {
    let fields = Schema(.map(.list(.text)))
    return .members(
      [
        "error": .members(
          ["code": .word(codes.map(\.wireName)), "message": .text, "request_id": .text],
          optional: ["details": fields, "existing": .anyObject, "retry_after": .count])
      ], optional: ["errors": fields])
  }

  package func write(to json: inout JSONWriter, in context: RequestContext) {
    let map = JSONObject(
      fields.map { ($0.name, JSON.array($0.messages.map { .string($0) })) })
    if context.dialect.has(.flatErrors) { return writeFlat(map, to: &json, in: context) }
    json.object { json in
      json.field("error") { json in
        json.field("code", code.wireName)
        json.field("message", message)
        if !map.isEmpty { json.field("details", map) }
        if let existing { json.field("existing", existing) }
        if let seconds = context.retryAfter ?? retryAfter { json.field("retry_after", seconds) }
        json.field("request_id", context.requestID)
      }
      if !map.isEmpty { json.field("errors", map) }
    }
  }

  private func writeFlat(
    _ map: JSONObject, to json: inout JSONWriter, in context: RequestContext
  ) {
    json.object { json in
      json.field("error", message)
      json.field("code", code.wireName)
      json.field("message", message)
      if !map.isEmpty { json.field("errors", map) }
      if let existing { json.field("existing", existing) }
      if let retryAfter { json.field("retry_after", retryAfter) }
      json.field("request_id", context.requestID)
    }
  }

  /// Violations in the words of the service's changesets, by the field at the top.
  private static func fields(
    of violations: [Violation]
  ) -> [(name: String, messages: [String])] {
    var fields: [(name: String, messages: [String])] = []
    for violation in violations {
      let name = violation.pointer.tokens.first ?? "body"
      let message =
        switch violation.rule {
        case .missing, .null, .tooShort: "can't be blank"
        case .tooLong(let limit): "should be at most \(limit) character(s)"
        case .tooSmall(let limit): "must be greater than or equal to \(limit)"
        case .tooLarge(let limit): "must be less than or equal to \(limit)"
        case .pattern(name: WorkspaceSlug.pattern.name, _): WorkspaceSlug.message
        case .pattern(name: DomainName.pattern.name, _): DomainName.message
        case .type, .notOneOf, .format, .pattern: "is invalid"
        case .custom(let text): text
        }
      if let index = fields.firstIndex(where: { $0.name == name }) {
        if !fields[index].messages.contains(message) { fields[index].messages.append(message) }
      } else {
        fields.append((name, [message]))
      }
    }
    return fields
  }
}
