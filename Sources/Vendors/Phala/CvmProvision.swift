import Simulation
import Storage
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

/// What a provision holds until it is committed.
struct ProvisionRequest: WireInput, WireOutput {
  let name: String
  let compose: RawJSON
  let vcpu: Int
  let memory: Int
  let diskSize: Int
  let type: String
  let image: String
  let node: Int
  let listed: Bool
  let userConfig: String

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("name", name)
      json.field("compose", compose)
      json.field("vcpu", vcpu)
      json.field("memory", memory)
      json.field("diskSize", diskSize)
      json.field("type", type)
      json.field("image", image)
      json.field("node", node)
      json.field("listed", listed)
      json.field("userConfig", userConfig)
    }
  }

  var size: CvmSize {
    var size = CvmSize(vcpu: vcpu, memoryMB: memory, diskGB: diskSize)
    if let known = InstanceType.named(type) { size = CvmSize(known, diskGB: diskSize) }
    return size
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

extension Phala {
  /// Checks everything, keeps a provision and makes nothing visible.
  static func provisionCvm(
    _ call: Call<ProvisionCvm>, _ db: borrowing Transaction
  ) throws(PhalaError) -> ProvisionedCvm {
    let input = call.input
    let workspace = call.caller.workspace
    try checkActive(workspace)
    let compose = AppCompose(input.composeFile, name: input.name.value)
    try compose.check()
    try checkName(input.name.value, in: workspace, db)
    let image = try image(named: input.image)
    let size = try size(
      type: input.instanceType, vcpu: input.vcpu?.value, memory: input.memory?.value,
      disk: input.diskSize?.value, instead: CvmSize(.standard, diskGB: 20))
    try checkKms(input)
    if let node = input.nodeID, let teepod = input.teepodID, node != teepod {
      throw PhalaError(.badRequest, "node_id and teepod_id name two nodes: \(node), \(teepod)")
    }
    let node = try node(
      input.nodeID ?? input.teepodID, region: input.region, for: size, workspace, db)
    guard fits(size, CvmAllowances(workspace, db), workspace) else {
      throw PhalaError(.quotaExceeded)
    }
    let nonce = try db.count(ProvisionRow.self, where: "workspace_id = ?", workspace.id)
    let appID = appID(workspace, nonce: nonce)
    let request = ProvisionRequest(
      name: input.name.value, compose: compose.stored, vcpu: size.vcpu, memory: size.memoryMB,
      diskSize: size.diskGB, type: size.type, image: image.name, node: node.number,
      listed: input.listed ?? true, userConfig: input.userConfig ?? "")
    try db.add(
      ProvisionRow(
        id: try db.uuid("provision"), workspaceID: workspace.id, cvmID: nil, appID: appID,
        composeHash: compose.hash, request: RawJSON(request.serialized()), now: db.now))
    return ProvisionedCvm(
      appID: appID, composeHash: compose.hash, node: node, image: image, type: size.type)
  }

  /// A suspended workspace can be read and not changed. [docs changelog; wording our choice]
  static func checkActive(_ workspace: WorkspaceRow) throws(PhalaError) {
    guard !workspace.isSuspended else { throw PhalaError(.workspaceSuspended) }
  }

  static func checkName(
    _ name: String, in workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(PhalaError) {
    guard
      try db.exists(
        CvmRow.self, where: "workspace_id = ? AND name = ?", workspace.id, name)
    else { return }
    var error = PhalaError(
      .duplicateCvmName, "A CVM with name '\(name)' already exists in this workspace")
    error.details = [.init(field: "name", value: .string(name), message: nil)]
    throw error
  }

  private static func checkKms(_ input: ProvisionCvm) throws(PhalaError) {
    let wanted = input.kms?.lowercased() ?? "phala"
    guard wanted == "phala" || wanted == "legacy" else {
      throw PhalaError(.kmsNotFound, diagnosis: "on-chain KMS is not simulated")
    }
    guard let id = input.kmsID else { return }
    guard (try? kms(named: id)) != nil else { throw PhalaError(.kmsNotFound) }
  }

  static func image(named name: String?) throws(PhalaError) -> OSImage {
    guard let name else { return .standard }
    guard let image = OSImage.named(name) else {
      var error = PhalaError(.imageNotFound)
      error.details = [.init(field: "image", value: .string(name), message: nil)]
      throw error
    }
    return image
  }
}
