import Simulation

/// The codes of Cadenya's errors: names of google.rpc.Code in snake case, and three conditions of
/// HTTP that the service's gateway would answer. [spec, default response]
package enum CadenyaErrorCode: String, FailureCode {
  case invalidArgument = "invalid_argument"
  case deadlineExceeded = "deadline_exceeded"
  case notFound = "not_found"
  case alreadyExists = "already_exists"
  case permissionDenied = "permission_denied"
  case resourceExhausted = "resource_exhausted"
  case failedPrecondition = "failed_precondition"
  case aborted
  case unimplemented
  case internalError = "internal"
  case unavailable
  case unauthenticated
  case methodNotAllowed = "method_not_allowed"
  case payloadTooLarge = "payload_too_large"
  case unsupportedMediaType = "unsupported_media_type"

  /// The HTTP status of the standard mapping from gRPC; a failed precondition is 400, not 409.
  package var status: Int {
    switch self {
    case .invalidArgument, .failedPrecondition: 400
    case .unauthenticated: 401
    case .permissionDenied: 403
    case .notFound: 404
    case .methodNotAllowed: 405
    case .alreadyExists, .aborted: 409
    case .payloadTooLarge: 413
    case .unsupportedMediaType: 415
    case .resourceExhausted: 429
    case .internalError: 500
    case .unimplemented: 501
    case .unavailable: 503
    case .deadlineExceeded: 504
    }
  }

  /// The number in the envelope, a google.rpc.Code.
  var number: Int {
    switch self {
    case .invalidArgument, .unsupportedMediaType: 3
    case .deadlineExceeded: 4
    case .notFound: 5
    case .alreadyExists: 6
    case .permissionDenied: 7
    case .resourceExhausted, .payloadTooLarge: 8
    case .failedPrecondition: 9
    case .aborted: 10
    case .unimplemented, .methodNotAllowed: 12
    case .internalError: 13
    case .unavailable: 14
    case .unauthenticated: 16
    }
  }

  /// What it says by default. No text is documented.
  var message: String {
    switch self {
    case .invalidArgument: "invalid argument"
    case .deadlineExceeded: "deadline exceeded"
    case .notFound: "not found"
    case .alreadyExists: "already exists"
    case .permissionDenied: "permission denied"
    case .resourceExhausted: "rate limit exceeded"
    case .failedPrecondition: "failed precondition"
    case .aborted: "the operation was aborted, try again"
    case .unimplemented: "not implemented"
    case .internalError: "internal error"
    case .unavailable: "the service is unavailable"
    case .unauthenticated: "missing or invalid bearer token"
    case .methodNotAllowed: "Method Not Allowed"
    case .payloadTooLarge: "request body is too large"
    case .unsupportedMediaType: "unsupported media type"
    }
  }
}
