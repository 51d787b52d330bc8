import Simulation
import Wire

/// The body of `POST /cvms/provision`; only name and composition are musts, unknown members are
/// ignored. [OpenAPI ProvisionDstackAppRequestV2] [SDK: JS sends teepod_id, Python node_id]
struct ProvisionCvm: RequestBody {
  let name: CvmName
  let composeFile: AppComposeInput
  let instanceType: String?
  let vcpu: Count<1, 128>?
  let memory: Count<512, 1_048_576>?
  let diskSize: Count<1, 65_536>?
  let image: String?
  let region: String?
  let nodeID: Int?
  let teepodID: Int?
  let listed: Bool?
  let kms: String?
  let kmsID: String?
  let encryptedEnv: String?
  let userConfig: String?
  let envKeys: [String]?

  enum CodingKeys: String, CodingKey {
    case name, vcpu, memory, image, region, listed, kms
    case composeFile = "compose_file"
    case instanceType = "instance_type"
    case diskSize = "disk_size"
    case nodeID = "node_id"
    case teepodID = "teepod_id"
    case kmsID = "kms_id"
    case encryptedEnv = "encrypted_env"
    case userConfig = "user_config"
    case envKeys = "env_keys"
  }
}

/// What provisioning gives. [OpenAPI; SDK: Python ProvisionCvmResponse]
struct ProvisionedCvm: ReplyBody {
  let appID: String
  let composeHash: String
  let node: NodeRow
  let image: OSImage
  let type: String

  init(appID: String, composeHash: String, node: NodeRow, image: OSImage, type: String) {
    self.appID = appID
    self.composeHash = composeHash
    self.node = node
    self.image = image
    self.type = type
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("app_id", appID)
      json.field("app_env_encrypt_pubkey", PhalaHash.publicKey(of: appID))
      json.field("compose_hash", composeHash)
      json.field("kms_info", KmsNode.standard)
      json.field("fmspc", node.fmspc)
      json.field("device_id", node.deviceID)
      json.field("os_image_hash", image.hash)
      json.field("instance_type", type)
      json.field("node_id", node.number)
      json.field("kms_id", KmsNode.standard.id)
      json.field("kms_contract_id", KmsContract.standard.id)
    }
  }
}

/// The body of `POST /cvms`. [OpenAPI CreateTappRequest]
struct CommitProvision: RequestBody {
  let appID: String
  let composeHash: String
  let encryptedEnv: String?
  let envKeys: [String]?
  let kmsID: String?
  let contractAddress: String?
  let deployerAddress: String?
  let transactionHash: String?

  enum CodingKeys: String, CodingKey {
    case appID = "app_id"
    case composeHash = "compose_hash"
    case encryptedEnv = "encrypted_env"
    case envKeys = "env_keys"
    case kmsID = "kms_id"
    case contractAddress = "contract_address"
    case deployerAddress = "deployer_address"
    case transactionHash = "transaction_hash"
  }
}
