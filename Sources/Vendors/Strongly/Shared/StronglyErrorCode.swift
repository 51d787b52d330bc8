import Simulation

/// The codes of Strongly's errors in snake_case; on the wire they are kebab-case.
///
/// The vendor names a code for a few families only, `scope-required` among them. The others are our
/// choice in its style. [skill SKILL.md, agents.md, projects.md]
package enum StronglyErrorCode: String, FailureCode {
  case validationError = "validation_error"
  case invalidJSON = "invalid_json"
  case unauthorized
  case scopeRequired = "scope_required"
  case forbidden
  case notFound = "not_found"
  case workspaceNotFound = "workspace_not_found"
  case projectNotFound = "project_not_found"
  case volumeNotFound = "volume_not_found"
  case userNotFound = "user_not_found"
  case organizationNotFound = "organization_not_found"
  case apiKeyNotFound = "api_key_not_found"
  case collaboratorNotFound = "collaborator_not_found"
  case memberNotFound = "member_not_found"
  case invitationNotFound = "invitation_not_found"
  case methodNotAllowed = "method_not_allowed"
  case requestTimeout = "request_timeout"
  case workspaceNotStopped = "workspace_not_stopped"
  case workspaceAlreadyRunning = "workspace_already_running"
  case workspaceNotRunning = "workspace_not_running"
  case projectArchived = "project_archived"
  case projectNameExists = "project_name_exists"
  case projectInUse = "project_in_use"
  case volumeNameExists = "volume_name_exists"
  case volumeInUse = "volume_in_use"
  case volumeAlreadyAttached = "volume_already_attached"
  case volumeNotAttached = "volume_not_attached"
  case collaboratorExists = "collaborator_exists"
  case memberExists = "member_exists"
  case invitationExists = "invitation_exists"
  case conflict
  case payloadTooLarge = "payload_too_large"
  case unsupportedMediaType = "unsupported_media_type"
  case validationFailed = "validation_failed"
  case rateLimitExceeded = "rate_limit_exceeded"
  case concurrencyLimit = "concurrency_limit"
  case internalError = "internal_error"
  case notSimulated = "not_simulated"
  case badGateway = "bad_gateway"
  case serviceUnavailable = "service_unavailable"
  case gatewayTimeout = "gateway_timeout"
  case insufficientStorage = "insufficient_storage"

  package var status: Int {
    switch self {
    case .validationError, .invalidJSON: 400
    case .unauthorized: 401
    case .scopeRequired, .forbidden: 403
    case .notFound, .workspaceNotFound, .projectNotFound, .volumeNotFound, .userNotFound,
      .organizationNotFound, .apiKeyNotFound, .collaboratorNotFound, .memberNotFound,
      .invitationNotFound:
      404
    case .methodNotAllowed: 405
    case .requestTimeout: 408
    case .workspaceNotStopped, .workspaceAlreadyRunning, .workspaceNotRunning, .projectArchived,
      .projectNameExists, .projectInUse, .volumeNameExists, .volumeInUse, .volumeAlreadyAttached,
      .volumeNotAttached,
      .collaboratorExists, .memberExists, .invitationExists, .conflict:
      409
    case .payloadTooLarge: 413
    case .unsupportedMediaType: 415
    case .validationFailed: 422
    case .rateLimitExceeded, .concurrencyLimit: 429
    case .internalError: 500
    case .notSimulated: 501
    case .badGateway: 502
    case .serviceUnavailable: 503
    case .gatewayTimeout: 504
    case .insufficientStorage: 507
    }
  }

  /// The code as the vendor spells it.
  var wireName: String {
    String(rawValue.map { $0 == "_" ? "-" : $0 })
  }

  /// What it says when nothing more precise is known.
  var message: String {
    switch self {
    case .validationError: "The request is not valid"
    case .invalidJSON: "The request body is not valid JSON"
    case .unauthorized: "A valid API key is required"
    case .scopeRequired: "The API key lacks a required scope"
    case .forbidden: "Only an owner or admin of the organization may do this"
    case .notFound: "Not found"
    case .workspaceNotFound: "Workspace not found"
    case .projectNotFound: "Project not found"
    case .volumeNotFound: "Volume not found"
    case .userNotFound: "User not found"
    case .organizationNotFound: "Organization not found"
    case .apiKeyNotFound: "API key not found"
    case .collaboratorNotFound: "Collaborator not found"
    case .memberNotFound: "Member not found"
    case .invitationNotFound: "Invitation not found"
    case .methodNotAllowed: "Method not allowed"
    case .requestTimeout: "The request timed out"
    case .workspaceNotStopped: "Workspace must be stopped first"
    case .workspaceAlreadyRunning: "Workspace is already running"
    case .workspaceNotRunning: "Workspace is not running"
    case .projectArchived: "Project is archived and cannot be changed"
    case .projectNameExists: "A project with this name already exists in the organization"
    case .projectInUse: "Project has workspaces that are pending or running"
    case .volumeNameExists: "A volume with this name already exists"
    case .volumeInUse: "Volume is attached to a workspace"
    case .volumeAlreadyAttached: "Volume is already attached to this workspace"
    case .volumeNotAttached: "Volume is not attached to this workspace"
    case .collaboratorExists: "This user is already a collaborator"
    case .memberExists: "This user is already a member"
    case .invitationExists: "This address has a pending invitation"
    case .conflict: "The request conflicts with the present state"
    case .payloadTooLarge: "The request body is too large"
    case .unsupportedMediaType: "The media type is not supported"
    case .validationFailed: "Validation failed"
    case .rateLimitExceeded: "Rate limit exceeded"
    case .concurrencyLimit: "Too many runs in flight"
    case .internalError: "Internal server error"
    case .notSimulated: "This route is not simulated"
    case .badGateway: "Bad gateway"
    case .serviceUnavailable: "Service unavailable"
    case .gatewayTimeout: "Gateway timeout"
    case .insufficientStorage: "Insufficient storage"
    }
  }
}
