import Simulation
import Wire

/// Sample answers of what is declared only: members that the vendor's document requires; where it
/// says no more than "an object", one without members. [OpenAPI]
extension Phala {
  static let sampleFurther: [String: SampleResponse] = [
    "provisionElizaCvm": .json(
      [:],
      taking: .body(["name": .text, "characterfile": .text, "env_keys": .list(.text)])),
    "commitElizaProvision": .body(taking: .body(["app_id": .text, "compose_hash": .text])) {
      CvmRecord.statelessSample
    },
    "createWorkloadCvm": .body(
      taking: .body(["name": .text, "instance_type": .text, "model_id": .text])
    ) { CvmRecord.statelessSample },
    "submitCvmComposeFileUpdate": .body(
      taking: .body(["compose_file": .anyObject, "compose_hash": .text]), as: .accepted
    ) { ChangeBegun.statelessSample },
    "redeployCvmRevision": .body(as: .accepted) { ChangeBegun.statelessSample },
    "redeployAppRevision": .body(taking: .optionalBody, as: .accepted) {
      ChangeBegun.statelessSample
    },
    "getNetworkConfig": .json(networkConfig),
    "updateNetworkConfig": .json(networkConfig, taking: .body([:])),
    "getPortMappings": .json(ports),
    "setPortMappings": .json(
      ports, taking: .body(["ports": .list(.object(["vm_port": .count]))])),
    "getFirewallStatus": .json(["available": true]),
    "getCommitUpdateInfo": .json([:], taking: .query(["token": .text])),
    "commitCvmUpdate": .body(taking: .optionalBody, as: .accepted) { ChangeBegun.statelessSample },
    "commitCvmReplica": .json([:], taking: .optionalBody),
    "diagnoseCustomDomains": .json(
      diagnosis,
      taking: .body(["domains": .list(.object(["domain": .text, "port": .count]))])),
    "replicateAppCvm": .body(taking: .optionalBody) { CvmRecord.statelessSample },
    "getAppKmsInfo": .json(kmsInfo),
    "getPendingUpdates": .json([
      "items": [["vm_uuid": "sample", "compose_hash": "sample", "on_chain": true]]
    ]),
    "getPendingUpdatePreview": .json([
      "current_docker_compose": "sample", "pending_docker_compose": "sample",
      "current_pre_launch_script": "sample", "pending_pre_launch_script": "sample",
    ]),
    "getAppTcbEvaluation": .json(["app_id": "sample", "instances": [instance]]),
    "inspectKms": .json([
      "id": "sample", "slug": "sample", "endpoint": "sample", "kms_type": "sample",
      "db_version": "sample",
    ]),
    "verifyAttestation": .json(
      ["id": "sample", "success": true, "proof_of_cloud": true],
      taking: InputShape(bodyKind: .multipart)),
    "listRecentAttestations": .json([:]),
    "viewAttestation": .json([:]),
    "getAttestationCollateral": .json([:]),
    "getRawAttestation": .bytes(Array("sample".utf8), "application/octet-stream"),
    "listPpids": .json([:]),
    "listDeviceIds": .json([:]),
    "listAttestationNodes": .json([node]),
    "requestDeviceCode": .json(deviceCode, taking: .body(["client_id": .text])),
    "requestDeviceToken": .json(
      ["access_token": "sample", "token_type": "bearer"], taking: .body([:])),
  ]

  private static let networkConfig: JSON = [
    "kms_urls": ["sample"], "gateway_urls": ["sample"],
    "ports": [["host_port": 1, "vm_port": 1]],
  ]

  private static let ports: JSON = [
    [
      "id": "sample", "host_port": 1, "vm_port": 1, "protocol": "tcp", "host_address": "sample",
    ]
  ]

  private static let diagnosis: JSON = [
    "results": [
      [
        "domain": "sample", "port": 1,
        "records": [
          [
            "record_type": "TXT", "query_name": "sample", "expected_value": "sample",
            "is_valid": true,
          ]
        ],
        "is_valid": true,
      ]
    ]
  ]

  private static let kmsInfo: JSON = [
    "is_onchain_kms": true, "chain_id": 1, "kms_contract_address": "sample",
    "app_contract_address": "sample", "deployer_address": "sample", "deployer_type": "eoa",
    "is_contract": true, "safe_app_url": "sample",
  ]

  private static let instance: JSON = [
    "vm_uuid": "sample", "name": "sample", "instance_id": "sample", "status": "running",
    "image_version": "sample",
  ]

  private static let node: JSON = [
    "object_type": "node", "id": 1, "node_id": 1, "name": "sample", "region": "sample",
    "device_id": "sample", "ppid": "sample", "status": "ONLINE", "version": "sample",
  ]

  /// [CLI login]
  private static let deviceCode: JSON = [
    "device_code": "sample", "user_code": "sample", "verification_uri": "https://example.com",
    "verification_uri_complete": "https://example.com", "expires_in": 900, "interval": 5,
  ]
}
