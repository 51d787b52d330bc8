import HTTPTypes
import Simulation

/// CVMs: making, listing, moving and removing them.
extension Phala {
  static let cvmOperations: [Operation] = [
    operation(
      .post, "/api/v1/cvms/provision", "Provision a CVM: the first of two calls", returns: .ok,
      fails: .nodeNotFound, .composeFileRequired, .invalidComposeFile, .duplicateCvmName,
      .instanceTypeNotFound, .resourceNotAvailable, .imageNotFound, .kmsNotFound, .quotaExceeded,
      .workspaceSuspended, id: "provisionCvm", about: "cvm", tier: 2, by: provisionCvm,
      source: .openAPI),
    operation(
      .post, "/api/v1/cvms", "Make a provisioned CVM: the second of two calls",
      returns: .ok("created"), .ok("existing"), fails: .provisionNotFound, .badRequest,
      .duplicateCvmName, .appIDConflict, .insufficientBalance, .maxCvmLimit, .resourceLimitExceeded,
      id: "commitCvmProvision", about: "cvm", tier: 2, by: commitCvmProvision, source: .openAPI),
    operation(
      .get, "/api/v1/cvms", "List all CVMs", returns: .ok, id: "listCvms", about: "cvm", tier: 2,
      by: listCvms, source: .openAPI),
    operation(
      .get, "/api/v1/cvms/paginated", "List CVMs by pages", returns: .ok, id: "getCvmList",
      about: "cvm", tier: 2, by: getCvmList, source: .openAPI),
    operation(
      .post, "/api/v1/cvms/batch-stop", "Force-stop up to fifty CVMs", returns: .ok,
      fails: .badRequest, id: "batchStopCvms", about: "cvm", tier: 2, by: batchStopCvms,
      source: .openAPI),
    operation(
      .patch, "/api/v1/cvms/instance-ids", "Refresh the instance ids of many CVMs", returns: .ok,
      id: "refreshCvmInstanceIds", about: "cvm", tier: 2, by: refreshCvmInstanceIds,
      source: .openAPI),
    operation(
      .post, "/api/v1/status/batch", "Get the states of many CVMs", returns: .ok,
      id: "getCvmStatusBatch", about: "cvm", tier: 2, by: getCvmStatusBatch, source: .openAPI),
    operation(
      .get, "/api/v1/cvms/{cvm_id}", "Get a CVM", returns: .ok, fails: .cvmNotFound,
      .cvmInOtherWorkspace, .identifierAmbiguous, id: "getCvmInfo", about: "cvm", tier: 2, on: cvm,
      by: getCvmInfo, source: .openAPI
    ).with(reads: ResourceReference("cvm", "cvm_id")),
    operation(
      .patch, "/api/v1/cvms/{cvm_id}", "Change a CVM", returns: .accepted, fails: .cvmNotFound,
      .busy, .instanceTypeNotFound, .imageNotFound, .invalidComposeFile, .resourceLimitExceeded,
      id: "patchCvm", about: "cvm", tier: 2, on: cvm, by: patchCvm, source: .openAPI),
    operation(
      .delete, "/api/v1/cvms/{cvm_id}", "Delete a CVM", returns: .noContent, fails: .cvmNotFound,
      id: "deleteCvm", about: "cvm", tier: 2, on: cvm, by: deleteCvm, source: .openAPI),
    operation(
      .post, "/api/v1/cvms/{cvm_id}/start", "Start a CVM", returns: .ok, fails: .cvmNotFound, .busy,
      .insufficientBalance, .workspaceSuspended, id: "startCvm", about: "cvm", tier: 2, on: cvm,
      by: startCvm, source: .openAPI),
    operation(
      .post, "/api/v1/cvms/{cvm_id}/stop", "Force-stop a CVM", returns: .ok, fails: .cvmNotFound,
      id: "stopCvm", about: "cvm", tier: 2, on: cvm, by: stopCvm, source: .openAPI),
    operation(
      .post, "/api/v1/cvms/{cvm_id}/shutdown", "Shut a CVM down", returns: .ok, fails: .cvmNotFound,
      .busy, id: "shutdownCvm", about: "cvm", tier: 2, on: cvm, by: shutdownCvm, source: .openAPI),
    operation(
      .post, "/api/v1/cvms/{cvm_id}/restart", "Restart a CVM", returns: .ok, fails: .cvmNotFound,
      .busy, .insufficientBalance, .workspaceSuspended, id: "restartCvm", about: "cvm", tier: 2,
      on: cvm, by: restartCvm, source: .openAPI),
    operation(
      .post, "/api/v1/cvms/{cvm_id}/replicas", "Replicate a CVM", returns: .ok, fails: .cvmNotFound,
      .nodeNotFound, .insufficientBalance, .maxCvmLimit, .resourceLimitExceeded, .badRequest,
      .workspaceSuspended, id: "replicateCvm", about: "cvm", tier: 2, on: cvm, by: replicateCvm,
      source: .openAPI),
  ]
}
