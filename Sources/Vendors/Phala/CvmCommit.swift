import Simulation
import Storage
import Wire

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

extension Phala {
  /// Makes a provisioned CVM. The same app and hash again is the same CVM; another hash for an app
  /// that lives is a conflict. [docs commit-cvm-provision]
  static func commitCvmProvision(
    _ call: Call<CommitProvision>, _ db: borrowing Transaction
  ) throws(PhalaError) -> Reply<CvmRecord> {
    let input = call.input
    let workspace = call.caller.workspace
    guard case .hex(let appID) = CvmIdentifier(input.appID) else {
      throw PhalaError(.provisionNotFound)
    }
    if let living = try db.first(
      CvmRow.self, where: "app_id = ? ORDER BY number LIMIT 1", appID)
    {
      guard living.workspaceID == workspace.id, living.composeHash == input.composeHash else {
        throw PhalaError(.appIDConflict)
      }
      return Reply(CvmRecord(living), as: .ok("existing"))
    }
    let provision = try provision(appID, input.composeHash, of: workspace, db)
    guard let request = try? provision.request.tree.decoded(as: ProvisionRequest.self) else {
      throw PhalaError(.provisionNotFound)
    }
    try checkName(request.name, in: workspace, db)
    try checkAffordable(request.size, workspace, db)
    try db.add(
      AppRow(
        id: try db.token("project", prefix: "prj_", .mixedCase, length: 8),
        number: try db.ordinal("app number"), workspaceID: workspace.id, appID: appID,
        name: request.name, now: db.now))
    guard let node = try db.find(NodeRow.self, String(request.node)) else {
      throw PhalaError(.provisionNotFound)
    }
    var row = try newCvm(
      name: request.name, appID: appID, on: node, size: request.size, image: request.image,
      compose: AppCompose(stored: request.compose), by: call.caller, db)
    row.isListed = request.listed
    row.userConfig = request.userConfig
    row.encryptedEnv = input.encryptedEnv ?? ""
    return Reply(
      CvmRecord(try launch(row, "create", by: call.caller, db)), as: .ok("created"))
  }

  private static func provision(
    _ appID: String, _ hash: String, of workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> ProvisionRow {
    let known = try db.all(
      ProvisionRow.self, where: "app_id = ? AND cvm_id IS NULL AND +workspace_id = ?", appID,
      workspace.id)
    guard let first = known.first else { throw PhalaError(.provisionNotFound) }
    guard let found = known.first(where: { $0.composeHash == hash }),
      db.now < first.createdAt + ProvisionRow.lifetime
    else { throw PhalaError(.badRequest, unknownHash) }
    return found
  }

  /// Off-chain a hash that was not provisioned, or too long ago, is 400; the number ERR-01-006 and
  /// its 466 belong to the chain. [OpenAPI]
  static let unknownHash = "The provided compose hash is invalid or has expired"

  /// Money for a launch, and room for one more: ERR-04-001, 002, 003. [docs references/error-codes]
  static func checkAffordable(
    _ size: CvmSize, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(PhalaError) {
    try checkBalance(workspace)
    let left = CvmAllowances(workspace, db)
    guard !left.slots.refuses() else { throw PhalaError(.maxCvmLimit) }
    guard fitsResources(size, left, workspace) else { throw PhalaError(.resourceLimitExceeded) }
  }

  /// A dollar is the least that a launch takes. [contract: an older message of the service]
  static func checkBalance(_ workspace: WorkspaceRow) throws(PhalaError) {
    guard workspace.balanceMicros + workspace.grantedMicros >= 1_000_000 else {
      throw PhalaError(.insufficientBalance)
    }
  }

  /// A CVM that has not been written yet.
  static func newCvm(
    name: String, appID: String, on node: NodeRow, size: CvmSize, image: String,
    compose: AppCompose, by caller: PhalaCaller, _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmRow {
    CvmRow(
      id: try db.token("cvm", prefix: "cvm_", .mixedCase, length: 8),
      number: try db.ordinal("cvm number"), workspaceID: caller.workspace.id,
      creatorID: caller.user.id, name: name, appID: appID, vmUUID: try db.uuid("vm"),
      node: node, size: size, image: image, compose: compose, now: db.now)
  }

  /// Writes a new CVM, its first size and revision, and lets it start.
  static func launch(
    _ row: CvmRow, _ type: String, by caller: PhalaCaller, _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmRow {
    try db.add(row)
    try recordSize(row, db)
    try recordRevision(row, type, by: caller, trace: nil, db)
    let move = db.move("create", unless: row.name, isOneOf: Magic.cvms)
    let started = try begin(type, move, row, by: caller, db)
    try emit("cvm.created", started, db)
    return started
  }
}
