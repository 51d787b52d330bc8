package import HTTPTypes
package import Simulation
import Storage
package import Wire

/// A Cadenya error: google.rpc.Status with all three keys, `details` empty where there is nothing
/// to say. [spec, default response]
///
/// What is wrong with a request stands in one google.rpc.BadRequest among the details, every
/// violation at once: the documents name the list and no type in it (our choice).
package struct CadenyaError: VendorFailure {
  package let code: CadenyaErrorCode
  let message: String
  /// What is wrong with the request, by the dotted path of the field.
  var violations: [(field: String, description: String)] = []
  /// Seconds after which to try again; a header, as no body field is documented.
  var retryAfter: Int?
  /// The verbs that a path does have.
  var allowed: [HTTPRequest.Method] = []
  package var diagnosis: String?

  init(_ code: CadenyaErrorCode, _ message: String? = nil, diagnosis: String? = nil) {
    self.code = code
    self.message = message ?? code.message
    self.diagnosis = diagnosis
  }

  /// 400 for one field.
  init(invalid field: String, _ description: String) {
    self.init(.invalidArgument, "\(field): \(description)")
    violations = [(field, description)]
  }

  /// 404 for a thing that is not there, or not there for the caller.
  init(missing noun: String, _ reference: String) {
    self.init(.notFound, "\(noun) \"\(reference)\" not found")
  }

  package init(sample code: CadenyaErrorCode) {
    self.init(code)
    switch code {
    case .invalidArgument: violations = [("metadata.name", "is required")]
    case .resourceExhausted, .unavailable: retryAfter = 1
    default: break
    }
  }

  package init(_ condition: EngineCondition) {
    switch condition {
    case .unknownRoute: self.init(.notFound, "Not Found")
    case .methodNotAllowed(let methods):
      self.init(.methodNotAllowed)
      allowed = methods
    case .notSimulated(let reason): self.init(.unimplemented, reason)
    case .bodyTooLarge(let limit):
      self.init(.payloadTooLarge, "request body is larger than \(limit) bytes")
    case .malformedBody(let error):
      self.init(
        .invalidArgument, "request body is not valid JSON",
        diagnosis: "line \(error.line), column \(error.column): \(error.reason)")
    case .missingBody: self.init(.invalidArgument, "request body is missing")
    case .unsupportedMediaType(let type):
      self.init(.unsupportedMediaType, "media type \(type) is not supported")
    case .violations(let violations, _): self.init(violations)
    case .unfinished: self.init(.deadlineExceeded)
    case .idempotencyMismatch: self.init(.invalidArgument)
    case .store(let fault): self.init(.internalError, diagnosis: fault.message)
    }
  }

  private init(_ found: [Violation]) {
    let named = found.map { violation in
      (
        field: violation.pointer.tokens.joined(separator: "."),
        description: violation.rule.description
      )
    }
    let texts = named.map { $0.field.isEmpty ? $0.description : "\($0.field): \($0.description)" }
    self.init(.invalidArgument, texts.joined(separator: "; "))
    violations = named
  }

  package static let general: [CadenyaErrorCode] = [
    .unauthenticated, .permissionDenied, .methodNotAllowed, .aborted, .payloadTooLarge,
    .unsupportedMediaType, .resourceExhausted, .internalError, .unimplemented, .unavailable,
    .deadlineExceeded,
  ]

  package var headers: HTTPFields {
    var headers: HTTPFields = [:]
    if let retryAfter { headers[.retryAfter] = String(retryAfter) }
    if !allowed.isEmpty {
      headers[.allow] = allowed.map(\.rawValue).joined(separator: ", ")
    }
    return headers
  }

  /// The codes are numbers that several errors share; the message tells those apart.
  package static func schema(of codes: [CadenyaErrorCode]) -> Schema {
    let numbers = Set(codes.map(\.number)).sorted().map { JSON.number(JSONNumber($0)) }
    return .members([
      "code": Schema.count.saying(["enum": .array(numbers)]), "message": .text,
      "details": .list(
        .members([
          "@type": .text,
          "fieldViolations": .list(.members(["field": .text, "description": .text])),
        ])),
    ])
  }

  package func write(to json: inout JSONWriter, in context: RequestContext) {
    json.object { json in
      json.field("code", code.number)
      json.field("message", message)
      json.field("details", array: violations.isEmpty ? [] : [violations]) { json, violations in
        json.object { json in
          json.field("@type", "type.googleapis.com/google.rpc.BadRequest")
          json.field("fieldViolations", array: violations) { json, violation in
            json.object { json in
              json.field("field", violation.field)
              json.field("description", violation.description)
            }
          }
        }
      }
    }
  }
}
