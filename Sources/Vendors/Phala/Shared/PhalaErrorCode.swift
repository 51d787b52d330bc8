import Simulation

/// The codes of Phala's errors; the raw value is the name in scenario files.
///
/// Those with a number `ERR-MM-NNN` are the vendor's catalogue and keep the names that its Python
/// SDK gives them; the others are plain messages. [docs references/error-codes]
package enum PhalaErrorCode: String, FailureCode {
  // Plain: `{"detail": ...}`.
  case badRequest = "bad_request"
  case notAuthenticated = "not_authenticated"
  case permissionDenied = "permission_denied"
  case noWorkspaceAccess = "no_workspace_access"
  case workspaceSuspended = "workspace_suspended"
  case notFound = "not_found"
  case workspaceNotFound = "workspace_not_found"
  case appNotFound = "app_not_found"
  case methodNotAllowed = "method_not_allowed"
  case cvmNameInUse = "cvm_name_in_use"
  case busy
  case payloadTooLarge = "payload_too_large"
  case validationError = "validation_error"
  case provisionNotFound = "provision_not_found"
  case stepUpRequired = "step_up_required"
  case rateLimited = "rate_limited"
  case internalError = "internal_error"
  case notSimulated = "not_simulated"
  case badGateway = "bad_gateway"
  case serviceUnavailable = "service_unavailable"
  case gatewayTimeout = "gateway_timeout"
  // Module 01: before a CVM is made, and compose hashes.
  case nodeNotFound = "node_not_found"
  case composeFileRequired = "compose_file_required"
  case invalidComposeFile = "invalid_compose_file"
  case duplicateCvmName = "duplicate_cvm_name"
  case hashRegistrationRequired = "hash_registration_required"
  case hashInvalidOrExpired = "hash_invalid_or_expired"
  case transactionVerificationFailed = "tx_verification_failed"
  case hashNotAllowed = "hash_not_allowed"
  // Module 02: inventory.
  case instanceTypeNotFound = "instance_type_not_found"
  case resourceNotAvailable = "resource_not_available"
  case insufficientVCPU = "insufficient_vcpu"
  case insufficientMemory = "insufficient_memory"
  case insufficientSlots = "insufficient_slots"
  case gpuAllocationError = "gpu_allocation_error"
  case insufficientGPU = "insufficient_gpu"
  case invalidRequest = "invalid_request"
  case incompatibleConfiguration = "incompatible_config"
  case imageNotFound = "image_not_found"
  case kmsNotFound = "kms_not_found"
  case nodeNotAccessible = "teepod_not_accessible"
  case imageNotCompatible = "os_image_not_compatible"
  case nodeCapacityNotConfigured = "node_capacity_not_configured"
  case quotaExceeded = "quota_exceeded"
  case gpuOccupied = "gpu_occupied"
  // Module 03: CVMs that exist.
  case cvmNotFound = "cvm_not_found"
  case multipleCvmsSameName = "multiple_cvms_same_name"
  case cvmNotInWorkspace = "cvm_not_in_workspace"
  case cvmInOtherWorkspace = "cvm_in_other_workspace"
  case cvmAccessDenied = "cvm_access_denied"
  case replicaImageNotAvailable = "replica_image_not_available"
  case appIDConflict = "cvm_app_id_conflict"
  case sourceCvmNotFound = "source_cvm_not_found"
  case revisionAmbiguous = "revision_ambiguous"
  case identifierAmbiguous = "identifier_ambiguous"
  // Modules 04 and 05: workspace and credentials.
  case insufficientBalance = "insufficient_balance"
  case maxCvmLimit = "max_cvm_limit"
  case resourceLimitExceeded = "resource_limit_exceeded"
  case tokenLimitExceeded = "token_limit_exceeded"
  case tokenRateLimit = "token_rate_limit"

  /// 400 is the catalogue's default for what it does not list otherwise.
  package var status: Int {
    switch self {
    case .notAuthenticated: 401
    case .permissionDenied, .noWorkspaceAccess, .workspaceSuspended: 403
    case .notFound, .workspaceNotFound, .appNotFound, .cvmNotFound, .cvmNotInWorkspace,
      .cvmInOtherWorkspace, .cvmAccessDenied, .sourceCvmNotFound:
      404
    case .methodNotAllowed: 405
    case .busy, .duplicateCvmName, .appIDConflict: 409
    case .payloadTooLarge: 413
    case .validationError, .provisionNotFound: 422
    case .stepUpRequired: 428
    case .rateLimited, .tokenRateLimit: 429
    case .hashRegistrationRequired: 465
    case .hashInvalidOrExpired: 466
    case .transactionVerificationFailed: 467
    case .hashNotAllowed: 468
    case .internalError: 500
    case .notSimulated: 501
    case .badGateway: 502
    case .serviceUnavailable: 503
    case .gatewayTimeout: 504
    default: 400
    }
  }
}
