package import Simulation

/// Made from the exchanges: UNDERSTUDY_RECORD=1 swift test --filter ExampleTests
extension Phala {
  // swift-format-ignore
  package static let examples = ExampleRequests(
    """
    listWorkspaces /api/v1/workspaces
    getWorkspace /api/v1/workspaces/my-team
    getWorkspaceNodes /api/v1/workspaces/my-team/nodes?page=1&page_size=20
    getWorkspaceQuotas /api/v1/workspaces/my-team/quotas
    getCurrentUser /api/v1/auth/me
    getAvailableNodes /api/v1/teepods/available
    getCvmCreateResources /api/v1/teepods/cvm-create-resources
    getOsImages /api/v1/os-images?page_size=2
    listAllInstanceTypeFamilies /api/v1/instance-types
    listFamilyInstanceTypes /api/v1/instance-types/cpu
    getKmsList /api/v1/kms
    nextAppIds /api/v1/kms/phala/next_app_id?counts=2
    getKmsOnChainDetail /api/v1/kms/on-chain/base
    getKmsInfo /api/v1/kms/phala
    listKmsContractNodes /api/v1/kms/phala/nodes
    getAppEnvEncryptPubKey /api/v1/kms/phala/pubkey/04b927aa4ea8c9554ee9858538f181517714dbd2
    provisionCvm /api/v1/cvms/provision {"name":"my-service","compose_file":{"docker_compose_file":"services:\\n  web:\\n    image: nginx:1.27\\n"}}
    listCvms /api/v1/cvms
    getCvmList /api/v1/cvms/paginated?page_size=1
    batchStopCvms /api/v1/cvms/batch-stop {"cvm_ids":["cvm_ykL5lbAn","nightly-job","cvm_missing"]}
    refreshCvmInstanceIds /api/v1/cvms/instance-ids {}
    getCvmStatusBatch /api/v1/status/batch {"vm_uuids":["1a09d706-2686-4e0a-8b1d-323ff0e3504b","cvm_ykL5lbAn","nobody"]}
    getCvmInfo /api/v1/cvms/cvm_ykL5lbAn
    patchCvm /api/v1/cvms/cvm_ykL5lbAn {"public_logs":false,"docker_compose_file":"services:\\n  web:\\n    image: nginx:1.27\\n"}
    deleteCvm /api/v1/cvms/cvm_ykL5lbAn
    startCvm /api/v1/cvms/nightly-job/start
    stopCvm /api/v1/cvms/cvm_ykL5lbAn/stop
    shutdownCvm /api/v1/cvms/cvm_ykL5lbAn/shutdown
    restartCvm /api/v1/cvms/cvm_ykL5lbAn/restart
    replicateCvm /api/v1/cvms/cvm_ykL5lbAn/replicas
    getCvmState /api/v1/cvms/cvm_ykL5lbAn/state
    getCvmStats /api/v1/cvms/cvm_ykL5lbAn/stats
    getCvmNetwork /api/v1/cvms/cvm_ykL5lbAn/network
    getCvmContainersStats /api/v1/cvms/cvm_ykL5lbAn/composition
    getCvmAttestation /api/v1/cvms/cvm_ykL5lbAn/attestation
    getCvmUserConfig /api/v1/cvms/cvm_ykL5lbAn/user_config
    getCvmComposeFile /api/v1/cvms/cvm_ykL5lbAn/compose_file
    getCvmDockerCompose /api/v1/cvms/cvm_ykL5lbAn/docker-compose.yml
    getCvmPreLaunchScript /api/v1/cvms/cvm_ykL5lbAn/pre-launch-script
    getAvailableOsImages /api/v1/cvms/cvm_ykL5lbAn/available-os-images
    listCvmOperations /api/v1/cvms/cvm_ykL5lbAn/operations
    getCvmOperationStatus /api/v1/cvms/cvm_ykL5lbAn/operation-status
    cancelCvmOperation /api/v1/cvms/cvm_ykL5lbAn/operations/cancel
    provisionCvmComposeFileUpdate /api/v1/cvms/cvm_ykL5lbAn/compose_file/provision {"name":"my-app","docker_compose_file":"services:\\n  web:\\n    image: nginx:1.27\\n"}
    checkCvmIsAllowed /api/v1/cvms/cvm_ykL5lbAn/is-allowed {}
    updateCvmEnvs /api/v1/cvms/cvm_ykL5lbAn/envs {"encrypted_env":"abcd","env_keys":null,"compose_hash":null,"transaction_hash":null}
    updateDockerCompose /api/v1/cvms/cvm_ykL5lbAn/docker-compose "services:\\n  web:\\n    image: nginx:1.27"
    updatePreLaunchScript /api/v1/cvms/cvm_ykL5lbAn/pre-launch-script "#!/bin/sh\\ntrue"
    updateCvmVisibility /api/v1/cvms/cvm_ykL5lbAn/visibility {"public_sysinfo":true,"public_logs":false,"public_tcbinfo":null}
    updateCvmResources /api/v1/cvms/cvm_ykL5lbAn/resources {"instance_type":"tdx.medium","allow_restart":true}
    updateOsImage /api/v1/cvms/cvm_ykL5lbAn/os-image {"os_image_name":"dstack-dev-0.5.7"}
    updateCvmName /api/v1/cvms/cvm_ykL5lbAn/name {"name":"front-door"}
    updateCvmListed /api/v1/cvms/cvm_ykL5lbAn/listed {"listed":false}
    updateCvmScheduledDelete /api/v1/cvms/cvm_ykL5lbAn/scheduled-delete {"scheduled_delete_at":"2026-06-01T00:00:00Z"}
    refreshCvmInstanceId /api/v1/cvms/cvm_ykL5lbAn/instance-id {"overwrite":false,"dry_run":false}
    getAppList /api/v1/apps?page_size=1
    getAppFilterOptions /api/v1/apps/filter-options
    getAppInfo /api/v1/apps/04b927aa4ea8c9554ee9858538f181517714dbd2
    getAppCvms /api/v1/apps/04b927aa4ea8c9554ee9858538f181517714dbd2/cvms
    getAppRevisions /api/v1/apps/04b927aa4ea8c9554ee9858538f181517714dbd2/revisions
    getAppDeviceAllowlist /api/v1/apps/04b927aa4ea8c9554ee9858538f181517714dbd2/device-allowlist
    getAppAttestation /api/v1/apps/04b927aa4ea8c9554ee9858538f181517714dbd2/attestations
    getAppUsage /api/v1/apps/04b927aa4ea8c9554ee9858538f181517714dbd2/usage?start_date=2026-05-17T08:00:00Z&end_date=2026-05-17T10:00:00Z
    createAppInstance /api/v1/apps/04b927aa4ea8c9554ee9858538f181517714dbd2/instances {"name":null,"node_id":null,"compose_hash":null}
    checkAppIsAllowed /api/v1/apps/04b927aa4ea8c9554ee9858538f181517714dbd2/is-allowed {"compose_hash":"0000000000000000000000000000000000000000000000000000000000000000"}
    checkAppCvmsIsAllowed /api/v1/apps/04b927aa4ea8c9554ee9858538f181517714dbd2/cvms/is-allowed {}
    listSshKeys /api/v1/user/ssh-keys
    createSshKey /api/v1/user/ssh-keys {"name":"laptop","public_key":"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl alice@example.com"}
    importGithubProfileSshKeys /api/v1/user/ssh-keys/github-profile {"github_username":"octocat"}
    syncGithubSshKeys /api/v1/user/ssh-keys/github-sync {}
    listWebhooks /api/v1/workspace/webhooks
    createWebhook /api/v1/workspace/webhooks {"url":"https://hooks.example.com/phala","events":["cvm.started","cvm.stopped"],"name":"ops"}
    listApiTokens /api/v1/account/tokens
    """)
}
