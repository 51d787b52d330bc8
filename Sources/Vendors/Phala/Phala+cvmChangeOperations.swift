import HTTPTypes
import Simulation

/// Changes of a CVM that exists.
extension Phala {
  static let cvmChangeOperations: [Operation] = [
    operation(
      .post, "/api/v1/cvms/{cvm_id}/compose_file/provision", "Provision a new composition",
      returns: .ok, fails: .cvmNotFound, .composeFileRequired, .invalidComposeFile,
      id: "provisionCvmComposeFileUpdate", about: "cvm", tier: 2, on: cvm,
      by: provisionCvmComposeFileUpdate, source: .openAPI),
    operation(
      .patch, "/api/v1/cvms/{cvm_id}/compose_file", "Bring in a provisioned composition",
      returns: .accepted, fails: .cvmNotFound, .busy, .badRequest, id: "commitCvmComposeFileUpdate",
      about: "cvm", tier: 2, on: cvm, by: commitCvmComposeFileUpdate, source: .openAPI),
    operation(
      .post, "/api/v1/cvms/{cvm_id}/is-allowed", "Check a CVM against the chain", returns: .ok,
      fails: .cvmNotFound, id: "checkCvmIsAllowed", about: "cvm", tier: 2, on: cvm,
      by: checkCvmIsAllowed, source: .sdk("Python full_client.py")),
    operation(
      .patch, "/api/v1/cvms/{cvm_id}/envs", "Change a CVM's encrypted environment",
      returns: .accepted, fails: .cvmNotFound, .busy, id: "updateCvmEnvs", about: "cvm", tier: 2,
      on: cvm, by: updateCvmEnvs, source: .openAPI),
    operation(
      .patch, "/api/v1/cvms/{cvm_id}/docker-compose", "Change a CVM's compose file",
      returns: .inProgress, .noChange, fails: .cvmNotFound, .busy, .badRequest, .invalidComposeFile,
      id: "updateDockerCompose", about: "cvm", tier: 2, on: cvm, by: updateDockerCompose,
      source: .openAPI),
    operation(
      .patch, "/api/v1/cvms/{cvm_id}/pre-launch-script", "Change a CVM's pre-launch script",
      returns: .inProgress, .noChange, fails: .cvmNotFound, .busy, .badRequest,
      id: "updatePreLaunchScript", about: "cvm", tier: 2, on: cvm, by: updatePreLaunchScript,
      source: .openAPI),
    operation(
      .patch, "/api/v1/cvms/{cvm_id}/visibility", "Change what of a CVM is public", returns: .ok,
      fails: .cvmNotFound, id: "updateCvmVisibility", about: "cvm", tier: 2, on: cvm,
      by: updateCvmVisibility, source: .sdk("Python full_client.py")),
    operation(
      .patch, "/api/v1/cvms/{cvm_id}/resources", "Resize a CVM", returns: .accepted,
      fails: .cvmNotFound, .busy, .instanceTypeNotFound, .resourceLimitExceeded,
      id: "updateCvmResources", about: "cvm", tier: 2, on: cvm, by: updateCvmResources,
      source: .sdk("Python full_client.py")),
    operation(
      .patch, "/api/v1/cvms/{cvm_id}/os-image", "Change a CVM's OS image", returns: .accepted,
      fails: .cvmNotFound, .busy, .imageNotFound, id: "updateOsImage", about: "cvm", tier: 2,
      on: cvm, by: updateOsImage, source: .openAPI),
    operation(
      .patch, "/api/v1/cvms/{cvm_id}/name", "Rename a CVM", returns: .noContent,
      fails: .cvmNotFound, .cvmNameInUse, id: "updateCvmName", about: "cvm", tier: 2, on: cvm,
      by: updateCvmName, source: .openAPI),
    operation(
      .patch, "/api/v1/cvms/{cvm_id}/listed", "List or unlist a CVM", returns: .ok,
      fails: .cvmNotFound, id: "updateCvmListed", about: "cvm", tier: 2, on: cvm,
      by: updateCvmListed, source: .openAPI),
    operation(
      .patch, "/api/v1/cvms/{cvm_id}/scheduled-delete", "Plan the deletion of a CVM", returns: .ok,
      fails: .cvmNotFound, id: "updateCvmScheduledDelete", about: "cvm", tier: 2, on: cvm,
      by: updateCvmScheduledDelete, source: .openAPI),
    operation(
      .patch, "/api/v1/cvms/{cvm_id}/instance-id", "Refresh a CVM's instance id", returns: .ok,
      fails: .cvmNotFound, id: "refreshCvmInstanceId", about: "cvm", tier: 2, on: cvm,
      by: refreshCvmInstanceId, source: .openAPI),
  ]
}
