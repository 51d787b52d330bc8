import Simulation
import Storage
import Wire

/// A CVM as it is stored.
struct CvmRow: StoredRow {
  let id: String
  /// The integer that older answers show in place of the id.
  let number: Int
  let workspaceID: String
  let creatorID: String
  var name: String
  let appID: String
  let vmUUID: String
  /// Nil until it has run.
  var instanceID: String?
  var status: String
  var nodeNumber: Int
  var size: CvmSize
  var image: String
  var compose: AppCompose
  var composeHash: String
  var encryptedEnv = ""
  var userConfig = ""
  let envPubkey: String
  var isListed = true
  /// The operation that has not come to its end.
  var operationID: String?
  var scheduledDeleteAt: Instant?
  var startedAt: Instant?
  let createdAt: Instant
  var updatedAt: Instant
  /// From other tables; read only.
  private(set) var nodeName = ""
  private(set) var creatorNumber = 0
  private(set) var projectID: String?

  var isRunning: Bool { status == "running" }

  init(
    id: String, number: Int, workspaceID: String, creatorID: String, name: String, appID: String,
    vmUUID: String, node: NodeRow, size: CvmSize, image: String, compose: AppCompose, now: Instant
  ) {
    self.id = id
    self.number = number
    self.workspaceID = workspaceID
    self.creatorID = creatorID
    self.name = name
    self.appID = appID
    self.vmUUID = vmUUID
    status = "starting"
    nodeNumber = node.number
    nodeName = node.name
    self.size = size
    self.image = image
    self.compose = compose
    composeHash = compose.hash
    envPubkey = PhalaHash.publicKey(of: appID)
    createdAt = now
    updatedAt = now
  }

  static let table = "cvms"
  static let columns = [
    "id", "number", "workspace_id", "creator_id", "name", "app_id", "vm_uuid", "instance_id",
    "status", "node_number", "instance_type", "vcpu", "memory", "disk_size", "gpus", "image",
    "compose", "compose_hash", "encrypted_env", "user_config", "env_pubkey", "listed",
    "operation_id", "scheduled_delete_at", "started_at", "created_at", "updated_at",
  ]
  static let derivedColumns = [
    "(SELECT name FROM nodes WHERE nodes.number = cvms.node_number)",
    "(SELECT number FROM users WHERE users.id = cvms.creator_id)",
    "(SELECT apps.id FROM apps WHERE apps.app_id = cvms.app_id)",
  ]

  init(from row: inout RowReader) {
    id = row.text()
    number = row.integer()
    workspaceID = row.text()
    creatorID = row.text()
    name = row.text()
    appID = row.text()
    vmUUID = row.text()
    instanceID = row.optionalText()
    status = row.text()
    nodeNumber = row.integer()
    size = CvmSize(from: &row)
    image = row.text()
    compose = AppCompose(row.document())
    composeHash = row.text()
    encryptedEnv = row.text()
    userConfig = row.text()
    envPubkey = row.text()
    isListed = row.flag()
    operationID = row.optionalText()
    scheduledDeleteAt = row.optionalInstant()
    startedAt = row.optionalInstant()
    createdAt = row.instant()
    updatedAt = row.instant()
    nodeName = row.text()
    creatorNumber = row.integer()
    projectID = row.optionalText()
  }

  func store(into row: inout RowWriter) {
    row.bind(id)
    row.bind(number)
    row.bind(workspaceID)
    row.bind(creatorID)
    row.bind(name)
    row.bind(appID)
    row.bind(vmUUID)
    row.bind(instanceID)
    row.bind(status)
    row.bind(nodeNumber)
    size.store(into: &row)
    row.bind(image)
    row.bind(compose.document)
    row.bind(composeHash)
    row.bind(encryptedEnv)
    row.bind(userConfig)
    row.bind(envPubkey)
    row.bind(isListed)
    row.bind(operationID)
    row.bind(scheduledDeleteAt)
    row.bind(startedAt)
    row.bind(createdAt)
    row.bind(updatedAt)
  }

  /// Stands in for a row where only the shape of a rendering is asked for.
  static let sample = CvmRow(
    id: "sample", number: 1, workspaceID: "sample", creatorID: "sample", name: "sample",
    appID: "sample", vmUUID: "sample", node: .sample, size: CvmSize(.standard, diskGB: 20),
    image: "sample", compose: AppCompose(name: "sample", dockerComposeFile: "sample"),
    now: .sample)
}
