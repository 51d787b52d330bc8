import Simulation
import Storage
import Wire

/// A CVM as it is stored.
struct CvmRow: PhalaRow {
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
  @Derived private(set) var nodeName = ""
  @Derived private(set) var creatorNumber = 0
  @Derived private(set) var projectID: String? = nil

  var isRunning: Bool { status == "running" }
  /// Whether it is stopped and nothing is being done to it.
  var isStopped: Bool { status == "stopped" && operationID == nil }

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
  static let plan = RecordPlan(Self.self)
  static let spelling = [
    "size.type": "instance_type", "size.memoryMB": "memory", "size.diskGB": "disk_size",
    "isListed": "listed",
  ]
  static let expressions = [
    "nodeName": "(SELECT name FROM nodes WHERE nodes.number = cvms.node_number)",
    "creatorNumber": "(SELECT number FROM users WHERE users.id = cvms.creator_id)",
    "projectID": "(SELECT apps.id FROM apps WHERE apps.app_id = cvms.app_id)",
  ]
}

extension CvmRow {
  /// Refuses while another operation is in progress: 409 without a number, which clients take for
  /// passing. [SDK: Go retry.go]
  func requireIdle() throws(PhalaError) {
    guard operationID == nil else { throw PhalaError(.busy) }
  }

  /// Writes a CVM whose name and ids have been judged.
  func save(_ db: borrowing Transaction) throws(PhalaError) {
    guard case .done = try db.update(self, key: id) else {
      throw PhalaError(.internalError, diagnosis: "a CVM's name or id stands twice")
    }
  }
}

extension CvmRow: Sampled {
  static let sample = CvmRow(
    id: "sample", number: 1, workspaceID: "sample", creatorID: "sample", name: "sample",
    appID: "sample", vmUUID: "sample", node: .sample, size: .sample, image: "sample",
    compose: .sample, now: .sample)
}
