import HTTPTypes
import Simulation
import Wire

/// What else the vendor publishes, or its clients call: listed, and not simulated.
enum DeclaredRoutes: PhalaResource {
  static let routes: [Route] =
    published + attestations + ofClients + reachedByClients

  private static func group(
    _ path: String = "/api/v1", about subject: String, _ source: Source
  ) -> RouteGroup<PhalaError, PhalaCaller, Void> {
    group(path, about: subject, tier: 3, source: source)
  }

  private static let published: [Route] =
    group(about: "cvm", .openAPI).declared(
      "Eliza agents and workloads",
      """
      POST /cvms/provision/eliza provisionElizaCvm
      POST /cvms/eliza commitElizaProvision
      POST /cvms/workload createWorkloadCvm
      """)
    + group(about: "cvm", .openAPI).declared(
      "submitted compositions", "POST /cvms/{cvm_id}/compose_file submitCvmComposeFileUpdate")
    + group(about: "revision", .openAPI).declared(
      "redeployments of revisions",
      """
      POST /cvms/{cvm_id}/revisions/{revision_id}/redeploy redeployCvmRevision
      POST /apps/{app_id}/revisions/{revision_id}/redeploy redeployAppRevision
      """)
    + group(about: "cvm", .openAPI).declared(
      "network configurations and ports",
      """
      GET /cvms/{cvm_id}/network-config getNetworkConfig
      PATCH /cvms/{cvm_id}/network-config updateNetworkConfig
      GET /cvms/{cvm_id}/ports getPortMappings
      PUT /cvms/{cvm_id}/ports setPortMappings
      GET /cvms/{cvm_id}/firewall-status getFirewallStatus
      POST /cvms/{cvm_id}/customize-domain-diagnose diagnoseCustomDomains
      """)
    + group(about: "cvm", .openAPI).declared(
      "on-chain approvals",
      """
      GET /cvms/{cvm_id}/commit-update getCommitUpdateInfo public
      POST /cvms/{cvm_id}/commit-update commitCvmUpdate public
      POST /cvms/{cvm_id}/commit-replica commitCvmReplica public
      GET /apps/{app_id}/pending-updates getPendingUpdates
      GET /apps/{app_id}/pending-updates/{vm_uuid}/{compose_hash}/preview getPendingUpdatePreview
      """)
    + group(about: "app", .openAPI).declared(
      "further reads and replicas of apps",
      """
      POST /apps/{app_id}/cvms/{vm_uuid}/replicas replicateAppCvm
      GET /apps/{app_id}/kms-info getAppKmsInfo
      GET /apps/{app_id}/attestations/tcb-evaluation getAppTcbEvaluation
      GET /kms/{kms_id}/info inspectKms
      """)

  private static let attestations: [Route] =
    group(about: "attestation", .docs("phala-cloud-api/attestations")).declared(
      "verifications of quotes",
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
    + group(
      "", about: "attestation", .choice("two public programs call it at the root of the host")
    ).declared(
      "proof of cloud", "POST /proofofcloud/attestations/verify verifyProofOfCloud public")

  private static let ofClients: [Route] =
    group(about: "cvm", .sdk("Go cvms_compose.go")).declared(
      "upgrades of pre-launch scripts",
      """
      GET /cvms/{cvm_id}/pre-launch-script/upgrade-status getPreLaunchScriptUpgradeStatus
      POST /cvms/{cvm_id}/pre-launch-script/upgrade-to-latest-official upgradePreLaunchScript
      """)
    + group(about: "login", .sdk("CLI login")).declared(
      "logins by device code",
      """
      POST /auth/device/code requestDeviceCode public
      POST /auth/device/token requestDeviceToken public
      """)
    + group(about: "cvm", .sdk("phala-cloud-cli of 2025 and CLI 1.1.13")).declared(
      "the first CLI's legacy routes",
      """
      POST /cvms/from_cvm_configuration createCvmFromConfiguration
      POST /cvms/pubkey/from_cvm_configuration getPubkeyForConfiguration
      PUT /cvms/{cvm_id}/compose replaceCvmCompose
      GET /cvms/{cvm_id}/pubkey getCvmPubkey
      GET /cvms/{cvm_id}/logs getCvmLogs
      GET /teepods listTeepods
      GET /users/search searchUsers
      """)

  /// Where addresses in answers lead that clients connect to by themselves. The paths are ours, for
  /// the vendor has a host for each; what a client sends there is no key of the API.
  private static let reachedByClients: [Route] =
    group(
      "", about: "gateway", .choice("logs, dashboards and RPC of gateways have hosts of their own")
    ).declared(
      "gateways and what runs inside of CVMs", "* /gateway/... gateway public")
    + group("", about: "kms", .choice("KMS nodes have hosts of their own")).declared(
      "KMS nodes", "* /kms-nodes/... kmsNodes public")
}
