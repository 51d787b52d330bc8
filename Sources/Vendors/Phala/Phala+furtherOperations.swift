import HTTPTypes
import Simulation

/// What else the vendor publishes: listed, and answered with 501.
extension Phala {
  static let furtherOperations: [Operation] = [
    operation(
      .post, "/api/v1/cvms/provision/eliza", "Provision an Eliza agent", id: "provisionElizaCvm",
      about: "cvm", tier: 3, status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .post, "/api/v1/cvms/eliza", "Make a provisioned Eliza agent", id: "commitElizaProvision",
      about: "cvm", tier: 3, status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .post, "/api/v1/cvms/workload", "Make a CVM for a workload", id: "createWorkloadCvm",
      about: "cvm", tier: 3, status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .post, "/api/v1/cvms/{cvm_id}/compose_file", "Submit a new composition",
      id: "submitCvmComposeFileUpdate", about: "cvm", tier: 3,
      status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .post, "/api/v1/cvms/{cvm_id}/revisions/{revision_id}/redeploy",
      "Go back to a revision of a CVM", id: "redeployCvmRevision", about: "revision", tier: 3,
      status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .post, "/api/v1/apps/{app_id}/revisions/{revision_id}/redeploy",
      "Go back to a revision of an app", id: "redeployAppRevision", about: "revision", tier: 3,
      status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .get, "/api/v1/cvms/{cvm_id}/network-config", "Get the network configuration",
      id: "getNetworkConfig", about: "cvm", tier: 3, status: .declared("not simulated yet"),
      source: .openAPI),
    operation(
      .patch, "/api/v1/cvms/{cvm_id}/network-config", "Change the network configuration",
      id: "updateNetworkConfig", about: "cvm", tier: 3, status: .declared("not simulated yet"),
      source: .openAPI),
    operation(
      .get, "/api/v1/cvms/{cvm_id}/ports", "List port mappings", id: "getPortMappings",
      about: "cvm", tier: 3, status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .put, "/api/v1/cvms/{cvm_id}/ports", "Replace port mappings", id: "setPortMappings",
      about: "cvm", tier: 3, status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .get, "/api/v1/cvms/{cvm_id}/firewall-status", "Get the state of the firewall",
      id: "getFirewallStatus", about: "cvm", tier: 3, status: .declared("not simulated yet"),
      source: .openAPI),
    operation(
      .get, "/api/v1/cvms/{cvm_id}/commit-update", "Get an update that waits for approval",
      id: "getCommitUpdateInfo", about: "cvm", tier: 3, status: .declared("not simulated yet"),
      source: .openAPI),
    operation(
      .post, "/api/v1/cvms/{cvm_id}/commit-update", "Commit an approved update",
      id: "commitCvmUpdate", about: "cvm", tier: 3, status: .declared("not simulated yet"),
      source: .openAPI),
    operation(
      .post, "/api/v1/cvms/{cvm_id}/commit-replica", "Commit an approved replica",
      id: "commitCvmReplica", about: "cvm", tier: 3, status: .declared("not simulated yet"),
      source: .openAPI),
    operation(
      .post, "/api/v1/cvms/{cvm_id}/customize-domain-diagnose", "Diagnose custom domains",
      id: "diagnoseCustomDomains", about: "cvm", tier: 3, status: .declared("not simulated yet"),
      source: .openAPI),
    operation(
      .post, "/api/v1/apps/{app_id}/cvms/{vm_uuid}/replicas", "Replicate a CVM of an app",
      id: "replicateAppCvm", about: "app", tier: 3, status: .declared("not simulated yet"),
      source: .openAPI),
    operation(
      .get, "/api/v1/apps/{app_id}/kms-info", "Get the KMS of an app", id: "getAppKmsInfo",
      about: "app", tier: 3, status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .get, "/api/v1/apps/{app_id}/pending-updates", "List updates that wait for approval",
      id: "getPendingUpdates", about: "app", tier: 3, status: .declared("not simulated yet"),
      source: .openAPI),
    operation(
      .get, "/api/v1/apps/{app_id}/pending-updates/{vm_uuid}/{compose_hash}/preview",
      "Preview a pending update", id: "getPendingUpdatePreview", about: "app", tier: 3,
      status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .get, "/api/v1/apps/{app_id}/attestations/tcb-evaluation", "Evaluate the TCB of an app",
      id: "getAppTcbEvaluation", about: "app", tier: 3, status: .declared("not simulated yet"),
      source: .openAPI),
    operation(
      .get, "/api/v1/kms/{kms_id}/info", "Inspect a KMS", id: "inspectKms", about: "kms", tier: 3,
      status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .post, "/api/v1/attestations/verify", "Verify an uploaded quote", id: "verifyAttestation",
      about: "attestation", tier: 3, status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .get, "/api/v1/attestations/recent", "List recent verifications",
      id: "listRecentAttestations", about: "attestation", tier: 3,
      status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .get, "/api/v1/attestations/view/{checksum}", "Get a verification", id: "viewAttestation",
      about: "attestation", tier: 3, status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .get, "/api/v1/attestations/collateral/{checksum}", "Get the collateral of a quote",
      id: "getAttestationCollateral", about: "attestation", tier: 3,
      status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .get, "/api/v1/attestations/raw/{checksum}", "Get a quote", id: "getRawAttestation",
      about: "attestation", tier: 3, status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .get, "/api/v1/attestations/ppids", "List platform ids", id: "listPpids",
      about: "attestation", tier: 3, status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .get, "/api/v1/attestations/device_ids", "List device ids", id: "listDeviceIds",
      about: "attestation", tier: 3, status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .get, "/api/v1/attestations/nodes", "List attested nodes", id: "listAttestationNodes",
      about: "attestation", tier: 3, status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .get, "/api/v1/cvms/{cvm_id}/pre-launch-script/upgrade-status",
      "Whether a newer official script exists", id: "getPreLaunchScriptUpgradeStatus", about: "cvm",
      tier: 3, status: .declared("not simulated yet"), source: .sdk("Go cvms_compose.go")),
    operation(
      .post, "/api/v1/cvms/{cvm_id}/pre-launch-script/upgrade-to-latest-official",
      "Take the newest official script", id: "upgradePreLaunchScript", about: "cvm", tier: 3,
      status: .declared("not simulated yet"), source: .sdk("Go cvms_compose.go")),
    operation(
      .post, "/api/v1/auth/device/code", "Begin a login by device code", id: "requestDeviceCode",
      about: "login", tier: 3, status: .declared("not simulated yet"), source: .sdk("CLI login")),
    operation(
      .post, "/api/v1/auth/device/token", "Finish a login by device code", id: "requestDeviceToken",
      about: "login", tier: 3, status: .declared("not simulated yet"), source: .sdk("CLI login")),
  ]
}
