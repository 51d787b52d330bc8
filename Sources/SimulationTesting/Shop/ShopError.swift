package import HTTPTypes
package import Simulation
import Storage
package import Wire

/// An error of the shop: `{"error", "detail", "request"}`.
package struct ShopError: VendorFailure {
  /// What is wrong.
  package enum Code: String, FailureCode {
    case noKey = "no_key"
    case notFound = "not_found"
    case otherMethod = "other_method"
    case taken, full, invalid
    case malformed
    case tooLarge = "too_large"
    case reused
    case late
    case notSimulated = "not_simulated"
    case broken

    package var status: Int {
      switch self {
      case .invalid, .malformed: 400
      case .noKey: 401
      case .notFound: 404
      case .otherMethod: 405
      case .taken, .full, .reused: 409
      case .tooLarge: 413
      case .broken: 500
      case .notSimulated: 501
      case .late: 504
      }
    }
  }

  package let code: Code
  let detail: String
  package var headers: HTTPFields = [:]

  init(_ code: Code, _ detail: String = "") {
    self.code = code
    self.detail = detail
  }

  package init(sample code: Code) { self.init(code) }

  package init(_ condition: EngineCondition) {
    switch condition {
    case .unknownRoute(_, let path): self.init(.notFound, path)
    case .methodNotAllowed(let allowed):
      self.init(.otherMethod)
      headers[.allow] = allowed.map(\.rawValue).joined(separator: ", ")
    case .notSimulated(let reason): self.init(.notSimulated, reason)
    case .bodyTooLarge: self.init(.tooLarge)
    case .malformedBody(let error): self.init(.malformed, error.description)
    case .missingBody: self.init(.malformed, "no body")
    case .unsupportedMediaType(let type): self.init(.malformed, type)
    case .violations(let violations, _):
      self.init(.invalid, violations.map(\.pointer.description).joined(separator: " "))
    case .unfinished: self.init(.late)
    case .idempotencyMismatch(let key): self.init(.reused, key)
    case .store(let fault): self.init(.broken, fault.message)
    }
  }

  package static let general: [Code] = [
    .noKey, .otherMethod, .malformed, .tooLarge, .reused, .late, .notSimulated, .broken,
  ]

  package static func schema(of codes: [Code]) -> Schema {
    .members(["error": .word(codes.map(\.rawValue)), "detail": .text, "request": .text])
  }

  package func write(to json: inout JSONWriter, in context: RequestContext) {
    json.object { json in
      json.field("error", code.rawValue)
      json.field("detail", detail)
      json.field("request", context.requestID)
    }
  }
}
