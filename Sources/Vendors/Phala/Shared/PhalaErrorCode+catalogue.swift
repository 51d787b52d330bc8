/// Numbers and messages of the catalogue. [docs references/error-codes]
extension PhalaErrorCode {
  /// The number of a catalogued error; nil for a plain one.
  var number: String? {
    switch self {
    case .nodeNotFound: "ERR-01-001"
    case .composeFileRequired: "ERR-01-002"
    case .invalidComposeFile: "ERR-01-003"
    case .duplicateCvmName: "ERR-01-004"
    case .hashRegistrationRequired: "ERR-01-005"
    case .hashInvalidOrExpired: "ERR-01-006"
    case .transactionVerificationFailed: "ERR-01-007"
    case .hashNotAllowed: "ERR-01-008"
    case .instanceTypeNotFound: "ERR-02-001"
    case .resourceNotAvailable: "ERR-02-002"
    case .insufficientVCPU: "ERR-02-003"
    case .insufficientMemory: "ERR-02-004"
    case .insufficientSlots: "ERR-02-005"
    case .gpuAllocationError: "ERR-02-006"
    case .insufficientGPU: "ERR-02-007"
    case .invalidRequest: "ERR-02-008"
    case .incompatibleConfiguration: "ERR-02-009"
    case .imageNotFound: "ERR-02-010"
    case .kmsNotFound: "ERR-02-011"
    case .nodeNotAccessible: "ERR-02-012"
    case .imageNotCompatible: "ERR-02-013"
    case .nodeCapacityNotConfigured: "ERR-02-014"
    case .quotaExceeded: "ERR-02-015"
    case .gpuOccupied: "ERR-02-016"
    case .cvmNotFound: "ERR-03-001"
    case .multipleCvmsSameName: "ERR-03-002"
    case .cvmNotInWorkspace: "ERR-03-003"
    case .cvmInOtherWorkspace: "ERR-03-004"
    case .cvmAccessDenied: "ERR-03-005"
    case .replicaImageNotAvailable: "ERR-03-006"
    case .appIDConflict: "ERR-03-007"
    case .sourceCvmNotFound: "ERR-03-008"
    case .revisionAmbiguous: "ERR-03-009"
    case .identifierAmbiguous: "ERR-03-010"
    case .insufficientBalance: "ERR-04-001"
    case .maxCvmLimit: "ERR-04-002"
    case .resourceLimitExceeded: "ERR-04-003"
    case .tokenLimitExceeded: "ERR-05-001"
    case .tokenRateLimit: "ERR-05-002"
    default: nil
    }
  }

  /// What it says when nothing more precise is known.
  var message: String {
    switch self {
    case .badRequest: "Bad request"
    case .notAuthenticated: "Not authenticated"
    case .permissionDenied: "You do not have permission to perform this action"
    case .noWorkspaceAccess: "No workspace access"
    case .workspaceSuspended: "Workspace is suspended"
    case .notFound: "Not Found"
    case .workspaceNotFound: "Workspace not found"
    case .appNotFound: "App not found"
    case .methodNotAllowed: "Method Not Allowed"
    case .cvmNameInUse: "CVM name is already in use in this workspace"
    case .busy: "Another operation is in progress"
    case .payloadTooLarge: "Request body is too large"
    case .validationError: "Validation error"
    case .provisionNotFound: "Provision data not found"
    case .stepUpRequired: "Step-up authentication required"
    case .rateLimited: "Rate limit exceeded"
    case .internalError: "Internal Server Error"
    case .notSimulated: "This route is not simulated"
    case .badGateway: "Bad Gateway"
    case .serviceUnavailable: "Service Unavailable"
    case .gatewayTimeout: "Gateway Timeout"
    case .nodeNotFound, .nodeNotAccessible, .nodeCapacityNotConfigured:
      "The requested node is not available"
    case .composeFileRequired, .invalidRequest: "The request contains invalid parameters"
    case .invalidComposeFile: "The Docker Compose file contains errors"
    case .duplicateCvmName: "A CVM with name 'my-app' already exists in this workspace"
    case .hashRegistrationRequired: "Compose hash registration required on-chain"
    case .hashInvalidOrExpired: "The provided compose hash is invalid or has expired"
    case .transactionVerificationFailed: "Transaction verification failed"
    case .hashNotAllowed: "The compose hash is not allowed by the on-chain contract"
    case .instanceTypeNotFound: "The requested instance type does not exist"
    case .resourceNotAvailable: "No available resources match your requirements"
    case .insufficientVCPU: "The selected node does not have enough CPU capacity"
    case .insufficientMemory: "The selected node does not have enough memory"
    case .insufficientSlots: "The selected node has reached its maximum capacity"
    case .gpuAllocationError, .insufficientGPU:
      "The selected node does not have enough GPU resources"
    case .incompatibleConfiguration:
      "The configuration parameters are not compatible with each other"
    case .imageNotFound, .imageNotCompatible:
      "The requested operating system image is not available"
    case .kmsNotFound: "The requested security configuration is not available on this node"
    case .quotaExceeded: "Your account has reached its resource quota"
    case .gpuOccupied: "GPUs are available but currently occupied at device level"
    case .cvmNotFound, .cvmInOtherWorkspace, .cvmAccessDenied: "The requested CVM was not found"
    case .multipleCvmsSameName: "Multiple CVMs have the same name in this workspace"
    case .cvmNotInWorkspace: "No CVM found in this workspace"
    case .replicaImageNotAvailable:
      "The source CVM's OS image is not available on the target node"
    case .appIDConflict:
      "This app_id already has an active CVM with a different configuration. Provision again to "
        + "get a new app_id, or use the existing CVM."
    case .sourceCvmNotFound:
      "The source CVM instance was not found in this workspace or access is denied"
    case .revisionAmbiguous:
      "This app has multiple live CVM instances. Please specify compose_hash to choose which "
        + "revision to replicate."
    case .identifierAmbiguous: "Multiple CVMs match this identifier in the workspace"
    case .insufficientBalance: "You need to top up your account before launching a CVM."
    case .maxCvmLimit: "Your account has reached the maximum number of instances"
    case .resourceLimitExceeded: "The requested resources exceed your account limits"
    case .tokenLimitExceeded: "You have reached the maximum of 10 API tokens"
    case .tokenRateLimit: "Rate limit exceeded: maximum 10 tokens per hour"
    }
  }
}
