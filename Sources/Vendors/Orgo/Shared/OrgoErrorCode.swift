import Simulation

/// The codes of Orgo's errors. Its envelope has none of its own; these are the names that scenario
/// files use. [docs errors; contract section 2]
package enum OrgoErrorCode: String, FailureCode {
  case malformedBody = "bad_request"
  case invalid
  case nameTaken = "name_taken"
  case quotaExceeded = "quota_exceeded"
  case notAvailable = "not_available"
  case alreadyThere = "already_there"
  case diskCannotShrink = "disk_cannot_shrink"
  case authenticationRequired = "authentication_required"
  case invalidKey = "invalid_key"
  case insufficientCredits = "insufficient_credits"
  case accessDenied = "access_denied"
  case scopeMismatch = "workspace_scope_mismatch"
  case planLimit = "plan_limit"
  case workspaceNotFound = "workspace_not_found"
  case computerNotFound = "computer_not_found"
  case buildNotFound = "build_not_found"
  case fileNotFound = "file_not_found"
  case unknownRoute = "not_found"
  case methodNotAllowed = "method_not_allowed"
  case desktopTimedOut = "desktop_timed_out"
  case screenUnavailable = "screen_unavailable"
  case notRunning = "not_running"
  case payloadTooLarge = "payload_too_large"
  case unsupportedMediaType = "unsupported_media_type"
  case resizeFailed = "resize_failed"
  case rateLimitExceeded = "rate_limit_exceeded"
  case internalError = "internal_error"
  case desktopCrashed = "desktop_crashed"
  case notSimulated = "not_simulated"
  case unreachable = "desktop_unreachable"
  case desktopTimeout = "desktop_timeout"
  case insufficientStorage = "insufficient_storage"

  package var status: Int {
    switch self {
    case .malformedBody, .invalid, .nameTaken, .quotaExceeded, .notAvailable, .alreadyThere,
      .diskCannotShrink:
      400
    case .authenticationRequired, .invalidKey: 401
    case .insufficientCredits: 402
    case .accessDenied, .scopeMismatch, .planLimit: 403
    case .workspaceNotFound, .computerNotFound, .buildNotFound, .fileNotFound, .unknownRoute: 404
    case .methodNotAllowed: 405
    case .desktopTimedOut: 408
    case .screenUnavailable, .notRunning: 409
    case .payloadTooLarge: 413
    case .unsupportedMediaType: 415
    case .resizeFailed: 422
    case .rateLimitExceeded: 429
    case .internalError, .desktopCrashed: 500
    case .notSimulated: 501
    case .unreachable: 503
    case .desktopTimeout: 504
    case .insufficientStorage: 507
    }
  }

  /// What it says when nothing more precise is known. Documented texts where there are any.
  var message: String {
    switch self {
    case .malformedBody: "Invalid JSON in request body"
    case .invalid: "Invalid request"
    case .nameTaken: "A workspace with this name already exists"
    case .quotaExceeded, .planLimit: "Plan limit reached"
    case .notAvailable: "Desktop instance not available"
    case .alreadyThere: "Computer is already in this workspace"
    case .diskCannotShrink: "disk_size_gb cannot be smaller than the current disk"
    case .authenticationRequired: "Authentication required"
    case .invalidKey: "Invalid API key"
    case .insufficientCredits: "Insufficient credits"
    case .accessDenied: "Access denied"
    case .scopeMismatch: "This API key is scoped to another workspace."
    case .workspaceNotFound: "Workspace not found"
    case .computerNotFound: "Computer not found"
    case .buildNotFound: "Build not found"
    case .fileNotFound: "File not found"
    case .unknownRoute: "Not found"
    case .methodNotAllowed: "Method not allowed"
    case .desktopTimedOut: "command timed out"
    case .screenUnavailable: "screen is unavailable"
    case .notRunning: "Computer must be running to be resized"
    case .payloadTooLarge: "Request body is too large"
    case .unsupportedMediaType: "Unsupported media type"
    case .resizeFailed: "Resize failed"
    case .rateLimitExceeded: "Rate limit exceeded"
    case .internalError: "Internal server error"
    case .desktopCrashed: "Desktop crashed"
    case .notSimulated: "This route is not simulated"
    case .unreachable: "Could not reach the desktop. Try again in a moment."
    case .desktopTimeout: "Desktop did not answer in time"
    case .insufficientStorage: "Insufficient storage"
    }
  }

  /// The status that the desktop itself answered, where the failure is the desktop's. [E3]
  var upstreamStatus: Int? {
    switch self {
    case .desktopTimedOut: 408
    case .screenUnavailable: 409
    case .desktopCrashed: 500
    case .desktopTimeout: 504
    default: nil
    }
  }
}
