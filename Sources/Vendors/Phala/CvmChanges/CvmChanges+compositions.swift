import Simulation
import Wire

/// Another composition in two calls: provisioned, then brought in by its hash.
extension CvmChanges {
  static func provisionCvmComposeFileUpdate(
    _ call: Call<AppComposeInput>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> ProvisionedCompose {
    let compose = AppCompose(call.input, name: cvm.compose.name)
    try compose.check()
    let hash = compose.hash
    try db.add(
      ProvisionRow(
        id: try db.uuid("provision"), workspaceID: cvm.workspaceID, cvmID: cvm.id,
        appID: cvm.appID, composeHash: hash, request: compose.stored, now: db.now))
    var revised = cvm
    revised.compose = compose
    revised.composeHash = hash
    // Clients look for the hash among the revisions before they commit. [Terraform provider]
    if hash != cvm.composeHash {
      try RevisionRow.record(revised, "compose_update", trace: nil, db)
    }
    let node = try db.find(NodeRow.self, String(cvm.nodeNumber))
    return ProvisionedCompose(appID: cvm.appID, deviceID: node?.deviceID, composeHash: hash)
  }

  static func commitCvmComposeFileUpdate(
    _ call: Call<CommitCompose>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> ChangeBegun {
    try cvm.requireIdle()
    let known = try db.first(
      ProvisionRow.self, where: "cvm_id = ? AND compose_hash = ? ORDER BY rowid DESC LIMIT 1",
      cvm.id, call.input.composeHash)
    guard let known, known.isOpen(at: db.now) else { throw PhalaError.unknownHash }
    var row = cvm
    row.compose = AppCompose(stored: known.request)
    row.encryptedEnv = call.input.encryptedEnv ?? row.encryptedEnv
    return ChangeBegun(try Cvms.update(row, "compose_update", by: call.caller, db))
  }
}

/// What provisioning a composition gives. [OpenAPI ComposeFileProvisionResponse]
struct ProvisionedCompose: ReplyBody {
  let appID: String
  let deviceID: String?
  let composeHash: String

  init(appID: String, deviceID: String?, composeHash: String) {
    self.appID = appID
    self.deviceID = deviceID
    self.composeHash = composeHash
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("app_id", appID)
      json.field("device_id", deviceID)
      json.field("compose_hash", composeHash)
      json.field("kms_info", KmsNode.standard)
      json.field("compose_hash_registered", false)
    }
  }
}

/// The body of `PATCH /cvms/{cvm_id}/compose_file`. [OpenAPI]
struct CommitCompose: RequestBody {
  let composeHash: String
  let encryptedEnv: String?
  let envKeys: [String]?
  let updateEnvVars: Bool?

  enum CodingKeys: String, CodingKey {
    case composeHash = "compose_hash"
    case encryptedEnv = "encrypted_env"
    case envKeys = "env_keys"
    case updateEnvVars = "update_env_vars"
  }
}
