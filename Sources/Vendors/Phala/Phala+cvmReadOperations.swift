import HTTPTypes
import Simulation

/// What a CVM tells of itself, and what was done to it.
extension Phala {
  static let cvmReadOperations: [Operation] = [
    operation(
      .get, "/api/v1/cvms/{cvm_id}/state",
      "Get a CVM's state, or watch it until it is the wanted one", returns: .ok, .ok("stream"),
      fails: .cvmNotFound, id: "getCvmState", about: "cvm", tier: 2, on: cvm, by: getCvmState,
      source: .openAPI
    ).with(reads: ResourceReference("cvm", "cvm_id")),
    operation(
      .get, "/api/v1/cvms/{cvm_id}/stats", "Get a CVM's system figures", returns: .ok,
      fails: .cvmNotFound, id: "getCvmStats", about: "cvm", tier: 2, on: cvm, by: getCvmStats,
      source: .openAPI),
    operation(
      .get, "/api/v1/cvms/{cvm_id}/network", "Get a CVM's network", returns: .ok,
      fails: .cvmNotFound, id: "getCvmNetwork", about: "cvm", tier: 2, on: cvm, by: getCvmNetwork,
      source: .openAPI),
    operation(
      .get, "/api/v1/cvms/{cvm_id}/composition", "List a CVM's containers", returns: .ok,
      fails: .cvmNotFound, id: "getCvmContainersStats", about: "cvm", tier: 2, on: cvm,
      by: getCvmContainersStats, source: .sdk("Python full_client.py")),
    operation(
      .get, "/api/v1/cvms/{cvm_id}/attestation", "Get a CVM's attestation", returns: .ok,
      fails: .cvmNotFound, id: "getCvmAttestation", about: "cvm", tier: 2, on: cvm,
      by: getCvmAttestation, source: .openAPI),
    operation(
      .get, "/api/v1/cvms/{cvm_id}/user_config", "Get a CVM's user configuration", returns: .ok,
      fails: .cvmNotFound, id: "getCvmUserConfig", about: "cvm", tier: 2, on: cvm,
      by: getCvmUserConfig, source: .openAPI),
    operation(
      .get, "/api/v1/cvms/{cvm_id}/compose_file", "Get a CVM's composition", returns: .ok,
      fails: .cvmNotFound, id: "getCvmComposeFile", about: "cvm", tier: 2, on: cvm,
      by: getCvmComposeFile, source: .openAPI),
    operation(
      .get, "/api/v1/cvms/{cvm_id}/docker-compose.yml", "Get a CVM's compose file as text",
      returns: .ok, fails: .cvmNotFound, id: "getCvmDockerCompose", about: "cvm", tier: 2, on: cvm,
      by: getCvmDockerCompose, source: .openAPI),
    operation(
      .get, "/api/v1/cvms/{cvm_id}/pre-launch-script", "Get a CVM's pre-launch script as text",
      returns: .ok, fails: .cvmNotFound, id: "getCvmPreLaunchScript", about: "cvm", tier: 2,
      on: cvm, by: getCvmPreLaunchScript, source: .openAPI),
    operation(
      .get, "/api/v1/cvms/{cvm_id}/available-os-images", "List the OS images a CVM may change to",
      returns: .ok, fails: .cvmNotFound, id: "getAvailableOsImages", about: "cvm", tier: 2, on: cvm,
      by: getAvailableOsImages, source: .openAPI),
    operation(
      .get, "/api/v1/cvms/{cvm_id}/operations", "List what was done to a CVM", returns: .ok,
      fails: .cvmNotFound, id: "listCvmOperations", about: "operation", tier: 2, on: cvm,
      by: listCvmOperations, source: .openAPI),
    operation(
      .get, "/api/v1/cvms/{cvm_id}/operation-status", "Get the operation in progress", returns: .ok,
      fails: .cvmNotFound, id: "getCvmOperationStatus", about: "operation", tier: 2, on: cvm,
      by: getCvmOperationStatus, source: .openAPI),
    operation(
      .post, "/api/v1/cvms/{cvm_id}/operations/cancel", "Cancel the operation in progress",
      returns: .ok, fails: .cvmNotFound, id: "cancelCvmOperation", about: "operation", tier: 2,
      on: cvm, by: cancelCvmOperation, source: .openAPI),
  ]
}
