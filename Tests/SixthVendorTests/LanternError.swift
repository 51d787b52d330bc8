import Simulation
import Wire

/// A Lantern error: `{"error": {"code", "message"}}`.
struct LanternError: VendorFailure {
  enum Code: String, FailureCode {
    case unauthenticated
    case notFound = "not_found"
    case invalid
    case nameTaken = "name_taken"
    case refused
    case broken
    case notSimulated = "not_simulated"

    var status: Int {
      switch self {
      case .unauthenticated: 401
      case .notFound: 404
      case .invalid: 422
      case .nameTaken: 409
      case .refused: 400
      case .broken: 500
      case .notSimulated: 501
      }
    }
  }

  let code: Code
  let message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  init(sample code: Code) { self.init(code, "\(code.rawValue)") }

  /// How this vendor says what the engine finds out by itself.
  init(_ condition: EngineCondition) {
    switch condition {
    case .unknownRoute: self.init(.notFound, "no such route")
    case .violations(let violations, let subject):
      let list = violations.map { "\($0.pointer) \($0.rule)" }.joined(separator: "; ")
      self.init(.invalid, "\(subject) is invalid: \(list)")
    case .malformedBody(let error): self.init(.refused, "not JSON: \(error.reason)")
    case .store: self.init(.broken, "try again")
    case .notSimulated(let reason): self.init(.notSimulated, reason)
    default: self.init(.refused, "cannot do that")
    }
  }

  static let general: [Code] = [.unauthenticated, .refused, .broken, .notSimulated]

  func write(to json: inout JSONWriter, in context: RequestContext) {
    json.object { json in
      json.field("error") { json in
        json.field("code", code.rawValue)
        json.field("message", message)
      }
    }
  }
}
