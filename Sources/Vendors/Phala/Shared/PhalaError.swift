package import HTTPTypes
package import Simulation
import Storage
package import Wire

/// A Phala error: `{"detail": ...}` for plain ones, the 422 list for broken rules, and the
/// structured envelope, at the top level, for those of the catalogue.
///
/// A 409 without a number is passing (a busy CVM: SDKs try again), one with a number is final.
/// [docs references/error-codes] [SDK: Python client.py, Go retry.go]
package struct PhalaError: VendorFailure {
  /// A finding in a structured error.
  struct Detail: Sendable {
    let field: String
    let value: JSON
    var message: String?
  }

  package let code: PhalaErrorCode
  let message: String
  var violations: [Violation] = []
  var details: [Detail] = []
  var suggestions: [String] = []
  /// Seconds after which to try again.
  var retryAfter: Int?
  package var diagnosis: String?
  /// The verbs that a path does have.
  var allowed: [HTTPRequest.Method] = []

  init(_ code: PhalaErrorCode, _ message: String? = nil, diagnosis: String? = nil) {
    self.code = code
    self.message = message ?? code.message
    self.diagnosis = diagnosis
  }

  /// A rule that only a handler can check, said like the others.
  init(_ location: Violation.Location = .body, _ member: String, _ rule: Violation.Rule) {
    self.init(.validationError)
    violations = [Violation(location: location, pointer: .root.appending(member), rule: rule)]
  }

  /// A finding about one member.
  init(_ code: PhalaErrorCode, _ message: String? = nil, on detail: Detail) {
    self.init(code, message)
    details = [detail]
  }

  /// Off-chain a hash that was not provisioned, or too long ago, is 400; the number ERR-01-006 and
  /// its 466 belong to the chain. [OpenAPI]
  static let unknownHash = PhalaError(
    .badRequest, "The provided compose hash is invalid or has expired")

  package init(sample code: PhalaErrorCode) {
    self.init(code)
    switch code {
    case .validationError:
      violations = [
        Violation(pointer: .root.appending("name"), rule: .tooShort(4), found: .string("app"))
      ]
    case .instanceTypeNotFound:
      details = [
        Detail(
          field: "instance_type", value: "invalid",
          message: "Instance type 'invalid' is not recognized")
      ]
      suggestions = ["Use a valid instance type: tdx.small, tdx.medium, or tdx.large"]
    case .rateLimited, .serviceUnavailable: retryAfter = 1
    default: break
    }
  }

  package init(_ condition: EngineCondition) {
    switch condition {
    case .unknownRoute: self.init(.notFound)
    case .methodNotAllowed(let methods):
      self.init(.methodNotAllowed)
      allowed = methods
    case .notSimulated(let reason): self.init(.notSimulated, reason)
    case .bodyTooLarge(let limit):
      self.init(.payloadTooLarge, "Request body is larger than \(limit) bytes")
    case .malformedBody(let error):
      self.init(.validationError)
      violations = [
        Violation(pointer: .root, rule: .custom(PhalaViolation.malformed), found: nil)
      ]
      diagnosis = "line \(error.line), column \(error.column): \(error.reason)"
    case .missingBody:
      self.init(.validationError)
      violations = [Violation(pointer: .root, rule: .missing)]
    case .unsupportedMediaType(let type):
      self.init(.badRequest, "Unsupported content type: \(type)")
    case .violations(let found, _):
      self.init(.validationError)
      violations = found
    case .unfinished: self.init(.gatewayTimeout)
    case .idempotencyMismatch: self.init(.badRequest)
    case .store(let fault):
      self.init(.internalError)
      diagnosis = fault.message
    }
  }

  package static let general: [PhalaErrorCode] = [
    .notAuthenticated, .permissionDenied, .methodNotAllowed, .payloadTooLarge, .validationError,
    .rateLimited, .internalError, .notSimulated, .badGateway, .serviceUnavailable, .gatewayTimeout,
  ]

  package var headers: HTTPFields {
    var headers: HTTPFields = [:]
    if let retryAfter { headers[.retryAfter] = String(retryAfter) }
    if !allowed.isEmpty {
      headers[.allow] = allowed.map(\.rawValue).joined(separator: ", ")
    }
    return headers
  }

  /// One of three envelopes: a plain one, the list of broken rules, that of the catalogue.
  package static func schema(of codes: [PhalaErrorCode]) -> Schema {
    var envelopes: [Schema] = []
    // Whose CVM it is is told wherever one is looked for; operations list the other code alone.
    let numbers =
      (codes + (codes.contains(.cvmNotFound) ? [.cvmInOtherWorkspace] : [])).compactMap(\.number)
    if codes.contains(where: { $0.number == nil && $0 != .validationError }) {
      envelopes.append(.members(["detail": .text]))
    }
    if codes.contains(.validationError) {
      envelopes.append(.members(["detail": .list(PhalaViolation.schema)]))
    }
    if !numbers.isEmpty {
      envelopes.append(
        .members([
          "error_code": .word(numbers), "message": .text,
          "details": .list(
            .members(
              ["field": .text, "value": Schema(.any)], optional: ["message": .text])),
          "suggestions": .list(.text), "links": .list(Schema(.any)), "request_id": .text,
        ]))
    }
    return envelopes.count == 1 ? envelopes[0] : Schema(.oneOf(envelopes))
  }

  package func write(to json: inout JSONWriter, in context: RequestContext) {
    json.object { json in
      guard let number = code.number else {
        guard violations.isEmpty else {
          return json.field("detail", array: violations) { json, violation in
            PhalaViolation(violation).write(to: &json)
          }
        }
        return json.field("detail", message)
      }
      write(number, to: &json, in: context)
      // Clients of these versions look under `detail` only. [SDK: JS up to 0.2.5, CLI up to 1.1.13]
      if context.dialect < .may2026 {
        json.field("detail") { json in write(number, to: &json, in: context) }
      }
    }
  }

  /// The members of a structured error.
  private func write(
    _ number: String, to json: inout JSONWriter, in context: RequestContext
  ) {
    json.field("error_code", number)
    json.field("message", message)
    json.field("details", array: details) { json, detail in
      json.object { json in
        json.field("field", detail.field)
        json.field("value", detail.value)
        json.field(ifPresent: "message", detail.message)
      }
    }
    json.field("suggestions", suggestions)
    json.field("links", JSON.array([]))
    json.field("request_id", context.requestID)
  }
}
