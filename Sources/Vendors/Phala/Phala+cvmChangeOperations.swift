import HTTPTypes
import Simulation

/// Changes of a CVM that exists.
extension Phala {
  static let cvmChangeOperations: [Operation] = [
    operation(
      .post, "/api/v1/cvms/{cvm_id}/compose_file/provision", "Provision a new composition",
      id: "provisionCvmComposeFileUpdate", about: "cvm", tier: 2,
      status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .patch, "/api/v1/cvms/{cvm_id}/compose_file", "Bring in a provisioned composition",
      id: "commitCvmComposeFileUpdate", about: "cvm", tier: 2,
      status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .post, "/api/v1/cvms/{cvm_id}/is-allowed", "Check a CVM against the chain",
      id: "checkCvmIsAllowed", about: "cvm", tier: 2, status: .declared("not simulated yet"),
      source: .sdk("Python full_client.py")),
    operation(
      .patch, "/api/v1/cvms/{cvm_id}/envs", "Change a CVM's encrypted environment",
      id: "updateCvmEnvs", about: "cvm", tier: 2, status: .declared("not simulated yet"),
      source: .openAPI),
    operation(
      .patch, "/api/v1/cvms/{cvm_id}/docker-compose", "Change a CVM's compose file",
      id: "updateDockerCompose", about: "cvm", tier: 2, status: .declared("not simulated yet"),
      source: .openAPI),
    operation(
      .patch, "/api/v1/cvms/{cvm_id}/pre-launch-script", "Change a CVM's pre-launch script",
      id: "updatePreLaunchScript", about: "cvm", tier: 2, status: .declared("not simulated yet"),
      source: .openAPI),
    operation(
      .patch, "/api/v1/cvms/{cvm_id}/visibility", "Change what of a CVM is public",
      id: "updateCvmVisibility", about: "cvm", tier: 2, status: .declared("not simulated yet"),
      source: .sdk("Python full_client.py")),
    operation(
      .patch, "/api/v1/cvms/{cvm_id}/resources", "Resize a CVM", id: "updateCvmResources",
      about: "cvm", tier: 2, status: .declared("not simulated yet"),
      source: .sdk("Python full_client.py")),
    operation(
      .patch, "/api/v1/cvms/{cvm_id}/os-image", "Change a CVM's OS image", id: "updateOsImage",
      about: "cvm", tier: 2, status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .patch, "/api/v1/cvms/{cvm_id}/name", "Rename a CVM", id: "updateCvmName", about: "cvm",
      tier: 2, status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .patch, "/api/v1/cvms/{cvm_id}/listed", "List or unlist a CVM", id: "updateCvmListed",
      about: "cvm", tier: 2, status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .patch, "/api/v1/cvms/{cvm_id}/scheduled-delete", "Plan the deletion of a CVM",
      id: "updateCvmScheduledDelete", about: "cvm", tier: 2, status: .declared("not simulated yet"),
      source: .openAPI),
    operation(
      .patch, "/api/v1/cvms/{cvm_id}/instance-id", "Refresh a CVM's instance id",
      id: "refreshCvmInstanceId", about: "cvm", tier: 2, status: .declared("not simulated yet"),
      source: .openAPI),
  ]
}
