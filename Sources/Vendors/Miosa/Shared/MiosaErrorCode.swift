import Simulation

/// The codes of Miosa's errors. The documentation spells most of them in capitals and a few in
/// lower case; the raw value is the one in scenario files. [docs errors], seed 003
package enum MiosaErrorCode: String, FailureCode {
  case invalidToken = "invalid_token"
  case insufficientCredits = "insufficient_credits"
  case forbidden
  case insufficientScope = "insufficient_scope"
  case notFound = "not_found"
  case methodNotAllowed = "method_not_allowed"
  case notAcceptable = "not_acceptable"
  case invalidID = "invalid_id"
  case malformedBody = "bad_request"
  case workspaceNotEmpty = "workspace_not_empty"
  case workspaceNameExists = "workspace_name_exists"
  case projectNotEmpty = "project_not_empty"
  case projectProtected = "project_protected"
  case resourceState = "resource_state"
  case computerStarting = "computer_starting"
  case organizationNotFound = "org_not_found"
  case notTenantMember = "not_tenant_member"
  case lastOwner = "last_owner"
  case inviteUnknown = "invite_invalid_token"
  case inviteExpired = "invite_expired"
  case inviteRevoked = "invite_revoked"
  case alreadyAccepted = "already_accepted"
  case emailMismatch = "email_mismatch"
  case payloadTooLarge = "payload_too_large"
  case unsupportedMediaType = "unsupported_media_type"
  case validationFailed = "validation_failed"
  case quotaExceeded = "quota_exceeded"
  case idempotencyKeyReused = "idempotency_key_reused"
  case tenantResolutionFailed = "tenant_resolution_failed"
  case rateLimitExceeded = "rate_limit_exceeded"
  case internalError = "internal_error"
  case notSimulated = "not_simulated"
  case badGateway = "bad_gateway"
  case serviceUnavailable = "service_unavailable"
  case noReadyMachine = "no_ready_machine"
  case gatewayTimeout = "gateway_timeout"
  case insufficientStorage = "insufficient_storage"

  package var status: Int {
    switch self {
    case .invalidID, .malformedBody: 400
    case .invalidToken: 401
    case .insufficientCredits: 402
    case .forbidden, .insufficientScope: 403
    case .notFound, .organizationNotFound, .inviteUnknown: 404
    case .methodNotAllowed: 405
    case .notAcceptable: 406
    case .workspaceNotEmpty, .workspaceNameExists, .projectNotEmpty, .projectProtected,
      .resourceState, .computerStarting, .lastOwner, .inviteRevoked, .alreadyAccepted:
      409
    case .inviteExpired: 410
    case .payloadTooLarge: 413
    case .unsupportedMediaType: 415
    case .validationFailed, .quotaExceeded, .idempotencyKeyReused, .tenantResolutionFailed,
      .notTenantMember, .emailMismatch:
      422
    case .rateLimitExceeded: 429
    case .internalError: 500
    case .notSimulated: 501
    case .badGateway: 502
    case .serviceUnavailable, .noReadyMachine: 503
    case .gatewayTimeout: 504
    case .insufficientStorage: 507
    }
  }

  /// The code as the errors page spells it.
  var wireName: String {
    switch self {
    case .invalidToken, .insufficientScope, .rateLimitExceeded, .noReadyMachine: rawValue
    // Told apart from the token of a client here, and not on the wire.
    case .inviteUnknown: "INVALID_TOKEN"
    case .inviteExpired: "EXPIRED"
    case .inviteRevoked: "REVOKED"
    default: rawValue.uppercased()
    }
  }

  /// What it says when nothing more precise is known.
  var message: String {
    switch self {
    case .invalidToken: "invalid or missing token"
    case .insufficientCredits: "insufficient credits"
    case .forbidden: "forbidden"
    case .insufficientScope: "the API key lacks the required scope"
    case .notFound: "not found"
    case .methodNotAllowed: "method not allowed"
    case .notAcceptable: "this route answers application/json only"
    case .invalidID: "id is not a valid UUID"
    case .malformedBody: "request body is not valid JSON"
    case .workspaceNotEmpty: "workspace has computers"
    case .workspaceNameExists: "a workspace with this name already exists"
    case .projectNotEmpty: "project has computers"
    case .projectProtected: "the Default project is protected"
    case .resourceState: "the computer's state does not allow this"
    case .computerStarting: "computer is starting"
    case .organizationNotFound: "organization not found"
    case .notTenantMember: "user is not a member of the organization"
    case .lastOwner: "the last owner of a workspace stays its owner"
    case .inviteUnknown: "invite not found"
    case .inviteExpired: "invite has expired"
    case .inviteRevoked: "invite has been revoked"
    case .alreadyAccepted: "invite has already been accepted"
    case .emailMismatch: "invite is for another email address"
    case .payloadTooLarge: "request body is too large"
    case .unsupportedMediaType: "unsupported media type"
    case .validationFailed: "validation failed"
    case .quotaExceeded: "workspace computer limit reached"
    case .idempotencyKeyReused: "idempotency key was used with a different request body"
    case .tenantResolutionFailed: "tenant could not be resolved"
    case .rateLimitExceeded: "rate limit exceeded"
    case .internalError: "internal server error"
    case .notSimulated: "this route is not simulated"
    case .badGateway: "bad gateway"
    case .serviceUnavailable: "service unavailable"
    case .noReadyMachine: "no ready machine"
    case .gatewayTimeout: "gateway timeout"
    case .insufficientStorage: "insufficient storage"
    }
  }
}
