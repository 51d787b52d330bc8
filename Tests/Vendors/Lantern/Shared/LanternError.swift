package import HTTPTypes
package import Simulation
import Storage
package import Wire

/// A Lantern error: `{"error": {"code": "name_taken", "message": "..."}}`. [docs errors]
package struct LanternError: VendorFailure {
  /// What is wrong; the raw value is the code on the wire and in scenario files.
  package enum Code: String, FailureCode {
    case badRequest = "bad_request"
    case unauthenticated
    case lampNotFound = "lamp_not_found"
    case roomNotFound = "room_not_found"
    case unknownRoute = "unknown_route"
    case methodNotAllowed = "method_not_allowed"
    case nameTaken = "name_taken"
    case roomNotEmpty = "room_not_empty"
    case tooLarge = "too_large"
    case invalid
    case rateLimited = "rate_limited"
    case internalError = "internal_error"
    case notSimulated = "not_simulated"
    case unavailable, timeout

    package var status: Int {
      switch self {
      case .badRequest: 400
      case .unauthenticated: 401
      case .lampNotFound, .roomNotFound, .unknownRoute: 404
      case .methodNotAllowed: 405
      case .nameTaken, .roomNotEmpty: 409
      case .tooLarge: 413
      case .invalid: 422
      case .rateLimited: 429
      case .internalError: 500
      case .notSimulated: 501
      case .unavailable: 503
      case .timeout: 504
      }
    }

    /// What it says when nothing more precise is known.
    var message: String {
      switch self {
      case .badRequest: "the request cannot be read"
      case .unauthenticated: "a valid key is needed"
      case .lampNotFound: "there is no such lamp"
      case .roomNotFound: "there is no such room"
      case .unknownRoute: "there is no such route"
      case .methodNotAllowed: "the route does not take this method"
      case .nameTaken: "the name is taken"
      case .roomNotEmpty: "there are lamps in the room"
      case .tooLarge: "the body is too large"
      case .invalid: "the request is invalid"
      case .rateLimited: "too many requests"
      case .internalError: "try again"
      case .notSimulated: "the route is not simulated"
      case .unavailable: "the service is not available"
      case .timeout: "not ready in time"
      }
    }
  }

  package let code: Code
  let message: String
  package var headers: HTTPFields = [:]
  package var diagnosis: String?

  init(_ code: Code, _ message: String? = nil, diagnosis: String? = nil) {
    self.code = code
    self.message = message ?? code.message
    self.diagnosis = diagnosis
  }

  package init(sample code: Code) { self.init(code) }

  /// How this vendor says what the engine finds out by itself.
  package init(_ condition: EngineCondition) {
    switch condition {
    case .unknownRoute: self.init(.unknownRoute)
    case .methodNotAllowed(let allowed):
      self.init(.methodNotAllowed)
      headers[.allow] = allowed.map(\.rawValue).joined(separator: ", ")
    case .notSimulated(let reason): self.init(.notSimulated, reason)
    case .bodyTooLarge: self.init(.tooLarge)
    case .malformedBody(let error):
      self.init(.badRequest, "the body is not JSON", diagnosis: error.description)
    case .missingBody: self.init(.badRequest, "there is no body")
    case .unsupportedMediaType(let type): self.init(.badRequest, "\(type) is not supported")
    case .violations(let violations, _): self.init(.invalid, Self.text(of: violations))
    case .unfinished: self.init(.timeout)
    case .idempotencyMismatch: self.init(.badRequest)
    case .store(let error): self.init(.internalError, diagnosis: error.message)
    }
  }

  /// What any operation may answer; no route lists these.
  package static let general: [Code] = [
    .badRequest, .unauthenticated, .methodNotAllowed, .tooLarge, .rateLimited, .internalError,
    .notSimulated, .unavailable, .timeout,
  ]

  /// What the OpenAPI document says of errors with these codes.
  package static func schema(of codes: [Code]) -> Schema {
    .members(["error": .members(["code": .word(codes.map(\.rawValue)), "message": .text])])
  }

  package func write(to json: inout JSONWriter, in context: RequestContext) {
    json.object { json in
      json.field("error") { json in
        json.field("code", code.rawValue)
        json.field("message", message)
      }
    }
  }

  /// Every violation in one line: `name is required; brightness must be at most 100`.
  private static func text(of violations: [Violation]) -> String {
    violations.map { "\($0.pointer.tokens.joined(separator: ".")) \($0.rule)" }
      .joined(separator: "; ")
  }
}
