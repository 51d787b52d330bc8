package import HTTPTypes
package import Simulation
import Storage
package import Wire

/// A Strongly error: `{success: false, error: {code, message, details?}, meta: {requestId}}` in
/// every dialect, so that clients of both generations read it. [skill SKILL.md, agents.md]
///
/// `meta` stands on the documentation's own pages in successes; that errors have it too is our
/// choice, for the SDK's exceptions carry a request id. [docs api/auth, python-sdk/error-handling]
package struct StronglyError: VendorFailure {
  package let code: StronglyErrorCode
  let message: String
  /// What is wrong with which field, in the order it was found.
  var details: [FieldError] = []
  /// Seconds after which to try again.
  var retryAfter: Int?
  package var diagnosis: String?
  /// The verbs that a path does have.
  var allowed: [HTTPRequest.Method] = []

  /// One entry of `details`.
  struct FieldError: Sendable, Hashable {
    let field: String
    let message: String
  }

  init(_ code: StronglyErrorCode, _ message: String? = nil, diagnosis: String? = nil) {
    self.code = code
    self.message = message ?? code.message
    self.diagnosis = diagnosis
  }

  /// A rule that one field breaks: 400.
  init(invalid field: String, _ message: String) {
    self.init(.validationError, "\(field) \(message)")
    details = [FieldError(field: field, message: message)]
  }

  /// 403 that names the scope. [skill SKILL.md]
  init(lacking scope: String) {
    self.init(
      .scopeRequired, "This API key lacks the required scope: \(scope)",
      diagnosis: "keys that were minted here are held to their scopes")
  }

  package init(sample code: StronglyErrorCode) {
    switch code {
    case .validationError, .validationFailed:
      self.init(code, "name is required")
      details = [FieldError(field: "name", message: "is required")]
    case .scopeRequired: self.init(lacking: "workspaces:read")
    default: self.init(code)
    }
    if [429, 503].contains(code.status) { retryAfter = 1 }
  }

  package init(_ condition: EngineCondition) {
    switch condition {
    case .unknownRoute(_, let path): self.init(.notFound, Self.unknown(path))
    case .methodNotAllowed(let methods):
      self.init(.methodNotAllowed)
      allowed = methods
    case .notSimulated(let reason): self.init(.notSimulated, reason)
    case .bodyTooLarge(let limit):
      self.init(.payloadTooLarge, "The request body is larger than \(limit) bytes")
    case .malformedBody(let error):
      self.init(
        .invalidJSON, diagnosis: "line \(error.line), column \(error.column): \(error.reason)")
    case .missingBody: self.init(.invalidJSON, "The request body is missing")
    case .unsupportedMediaType(let type):
      self.init(.unsupportedMediaType, "The media type \(type) is not supported")
    case .unfinished: self.init(.gatewayTimeout)
    case .violations(let violations, _):
      let details = violations.map {
        FieldError(
          field: $0.pointer.tokens.joined(separator: "."), message: $0.rule.description)
      }
      let first = details.first.map { $0.field.isEmpty ? "body" : $0.field } ?? "body"
      self.init(.validationError, "\(first) \(details.first?.message ?? "is not valid")")
      self.details = details
    case .idempotencyMismatch: self.init(.conflict)
    case .store(let fault):
      self.init(
        fault.kind == .diskFull ? .insufficientStorage : .internalError, diagnosis: fault.message)
    }
  }

  /// What is said of a path that is in no table. A doubled base path is what clients do that add it
  /// themselves.
  private static func unknown(_ path: String) -> String {
    let segments = path.split(separator: "/")
    if segments.starts(with: ["api", "v1", "api", "v1"]) {
      return "Not found: /api/v1 stands twice in the path; the client adds it by itself"
    }
    return "Not found"
  }

  package static let general: [StronglyErrorCode] = [
    .unauthorized, .scopeRequired, .invalidJSON, .notFound, .methodNotAllowed, .requestTimeout,
    .conflict, .payloadTooLarge, .unsupportedMediaType, .validationFailed, .rateLimitExceeded,
    .concurrencyLimit, .internalError, .notSimulated, .badGateway, .serviceUnavailable,
    .gatewayTimeout, .insufficientStorage,
  ]

  package var headers: HTTPFields {
    var headers: HTTPFields = [:]
    if let retryAfter { headers[.retryAfter] = String(retryAfter) }
    if !allowed.isEmpty { headers[.allow] = allowed.map(\.rawValue).joined(separator: ", ") }
    return headers
  }

  package static func schema(of codes: [StronglyErrorCode]) -> Schema {
    .members([
      "success": Bool.schema,
      "error": .members(
        ["code": .word(codes.map(\.wireName)), "message": .text],
        optional: ["details": .list(.members(["field": .text, "message": .text]))]),
      "meta": .members(["requestId": .text]),
    ])
  }

  package func write(to json: inout JSONWriter, in context: RequestContext) {
    json.object { json in
      json.field("success", false)
      json.field("error") { json in
        json.field("code", code.wireName)
        json.field("message", message)
        if !details.isEmpty {
          json.field("details", array: details) { json, detail in
            json.object { json in
              json.field("field", detail.field)
              json.field("message", detail.message)
            }
          }
        }
      }
      json.field("meta") { $0.field("requestId", context.requestID) }
    }
  }
}
