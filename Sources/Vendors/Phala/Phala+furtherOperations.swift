import HTTPTypes
import Simulation

/// What else the vendor publishes, or its clients call: listed, and not simulated.
extension Phala {
  static let furtherOperations =
    declared(
      "Eliza agents and workloads", about: "cvm", below: base, source: .openAPI,
      """
      POST /cvms/provision/eliza provisionElizaCvm
      POST /cvms/eliza commitElizaProvision
      POST /cvms/workload createWorkloadCvm
      """)
    + declared(
      "submitted compositions", about: "cvm", below: base, source: .openAPI,
      "POST /cvms/{cvm_id}/compose_file submitCvmComposeFileUpdate")
    + declared(
      "redeployments of revisions", about: "revision", below: base, source: .openAPI,
      """
      POST /cvms/{cvm_id}/revisions/{revision_id}/redeploy redeployCvmRevision
      POST /apps/{app_id}/revisions/{revision_id}/redeploy redeployAppRevision
      """)
    + declared(
      "network configurations and ports", about: "cvm", below: base, source: .openAPI,
      """
      GET /cvms/{cvm_id}/network-config getNetworkConfig
      PATCH /cvms/{cvm_id}/network-config updateNetworkConfig
      GET /cvms/{cvm_id}/ports getPortMappings
      PUT /cvms/{cvm_id}/ports setPortMappings
      GET /cvms/{cvm_id}/firewall-status getFirewallStatus
      POST /cvms/{cvm_id}/customize-domain-diagnose diagnoseCustomDomains
      """)
    + declared(
      "on-chain approvals", about: "cvm", below: base, source: .openAPI,
      """
      GET /cvms/{cvm_id}/commit-update getCommitUpdateInfo public
      POST /cvms/{cvm_id}/commit-update commitCvmUpdate public
      POST /cvms/{cvm_id}/commit-replica commitCvmReplica public
      GET /apps/{app_id}/pending-updates getPendingUpdates
      GET /apps/{app_id}/pending-updates/{vm_uuid}/{compose_hash}/preview getPendingUpdatePreview
      """)
    + declared(
      "further reads and replicas of apps", about: "app", below: base, source: .openAPI,
      """
      POST /apps/{app_id}/cvms/{vm_uuid}/replicas replicateAppCvm
      GET /apps/{app_id}/kms-info getAppKmsInfo
      GET /apps/{app_id}/attestations/tcb-evaluation getAppTcbEvaluation
      GET /kms/{kms_id}/info inspectKms
      """)
    + declared(
      "verifications of quotes", about: "attestation", below: base,
      source: .docs("phala-cloud-api/attestations"),
      """
      POST /attestations/verify verifyAttestation public
      GET /attestations/recent listRecentAttestations public
      GET /attestations/view/{checksum} viewAttestation public
      GET /attestations/collateral/{checksum} getAttestationCollateral public
      GET /attestations/raw/{checksum} getRawAttestation public
      GET /attestations/ppids listPpids public
      GET /attestations/device_ids listDeviceIds public
      GET /attestations/nodes listAttestationNodes public
      """)
    + declared(
      "proof of cloud", about: "attestation", below: "",
      source: .choice("two public programs call it at the root of the host"),
      "POST /proofofcloud/attestations/verify verifyProofOfCloud public")
    + declared(
      "upgrades of pre-launch scripts", about: "cvm", below: base,
      source: .sdk("Go cvms_compose.go"),
      """
      GET /cvms/{cvm_id}/pre-launch-script/upgrade-status getPreLaunchScriptUpgradeStatus
      POST /cvms/{cvm_id}/pre-launch-script/upgrade-to-latest-official upgradePreLaunchScript
      """)
    + declared(
      "logins by device code", about: "login", below: base, source: .sdk("CLI login"),
      """
      POST /auth/device/code requestDeviceCode public
      POST /auth/device/token requestDeviceToken public
      """)
    + declared(
      "the first CLI's legacy routes", about: "cvm", below: base,
      source: .sdk("phala-cloud-cli of 2025 and CLI 1.1.13"),
      """
      POST /cvms/from_cvm_configuration createCvmFromConfiguration
      POST /cvms/pubkey/from_cvm_configuration getPubkeyForConfiguration
      PUT /cvms/{cvm_id}/compose replaceCvmCompose
      GET /cvms/{cvm_id}/pubkey getCvmPubkey
      GET /cvms/{cvm_id}/logs getCvmLogs
      GET /teepods listTeepods
      GET /users/search searchUsers
      """)
    + reachedByClients

  /// Where addresses in answers lead that clients connect to by themselves. The paths are ours, for
  /// the vendor has a host for each; what a client sends there is no key of the API.
  private static let reachedByClients =
    declared(
      "gateways and what runs inside of CVMs", about: "gateway", below: "",
      source: .choice("logs, dashboards and RPC of gateways have hosts of their own"),
      "* /gateway/... gateway public")
    + declared(
      "KMS nodes", about: "kms", below: "",
      source: .choice("KMS nodes have hosts of their own"), "* /kms-nodes/... kmsNodes public")

  private static let base = "/api/v1"
}
