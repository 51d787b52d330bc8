import HTTPTypes
import Simulation

/// CVMs: making, listing, moving and removing them.
extension Phala {
  static let cvmOperations: [Operation] = [
    operation(
      .post, "/api/v1/cvms/provision", "Provision a CVM: the first of two calls",
      id: "provisionCvm", about: "cvm", tier: 2, status: .declared("not simulated yet"),
      source: .openAPI),
    operation(
      .post, "/api/v1/cvms", "Make a provisioned CVM: the second of two calls",
      id: "commitCvmProvision", about: "cvm", tier: 2, status: .declared("not simulated yet"),
      source: .openAPI),
    operation(
      .get, "/api/v1/cvms", "List all CVMs", id: "listCvms", about: "cvm", tier: 2,
      status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .get, "/api/v1/cvms/paginated", "List CVMs by pages", id: "getCvmList", about: "cvm", tier: 2,
      status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .post, "/api/v1/cvms/batch-stop", "Force-stop up to fifty CVMs", id: "batchStopCvms",
      about: "cvm", tier: 2, status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .patch, "/api/v1/cvms/instance-ids", "Refresh the instance ids of many CVMs",
      id: "refreshCvmInstanceIds", about: "cvm", tier: 2, status: .declared("not simulated yet"),
      source: .openAPI),
    operation(
      .post, "/api/v1/status/batch", "Get the states of many CVMs", id: "getCvmStatusBatch",
      about: "cvm", tier: 2, status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .get, "/api/v1/cvms/{cvm_id}", "Get a CVM", returns: .ok, fails: .cvmNotFound,
      id: "getCvmInfo", about: "cvm", tier: 2, on: cvm, by: getCvmInfo, source: .openAPI
    ).with(reads: ResourceReference("cvm", "cvm_id")),
    operation(
      .patch, "/api/v1/cvms/{cvm_id}", "Change a CVM", id: "patchCvm", about: "cvm", tier: 2,
      status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .delete, "/api/v1/cvms/{cvm_id}", "Delete a CVM", id: "deleteCvm", about: "cvm", tier: 2,
      status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .post, "/api/v1/cvms/{cvm_id}/start", "Start a CVM", id: "startCvm", about: "cvm", tier: 2,
      status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .post, "/api/v1/cvms/{cvm_id}/stop", "Force-stop a CVM", id: "stopCvm", about: "cvm", tier: 2,
      status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .post, "/api/v1/cvms/{cvm_id}/shutdown", "Shut a CVM down", id: "shutdownCvm", about: "cvm",
      tier: 2, status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .post, "/api/v1/cvms/{cvm_id}/restart", "Restart a CVM", id: "restartCvm", about: "cvm",
      tier: 2, status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .post, "/api/v1/cvms/{cvm_id}/replicas", "Replicate a CVM", id: "replicateCvm", about: "cvm",
      tier: 2, status: .declared("not simulated yet"), source: .openAPI),
  ]
}
