import HTTPTypes
import Simulation
import Storage
import Wire

/// Provisions: the first of the two calls that make a CVM, and the second.
enum Provisions: PhalaResource {
  private static let all = group("/api/v1/cvms", about: "cvm", tier: 2, source: .openAPI)

  static let routes: [Route] = [
    all(
      .post, "/provision", "Provision a CVM: the first of two calls",
      fails: .nodeNotFound, .composeFileRequired, .invalidComposeFile, .duplicateCvmName,
      .instanceTypeNotFound, .resourceNotAvailable, .imageNotFound, .kmsNotFound, .quotaExceeded,
      .workspaceSuspended, id: "provisionCvm", by: provisionCvm),
    all(
      .post, "", "Make a provisioned CVM: the second of two calls",
      returns: .ok("created"), .ok("existing"),
      fails: .provisionNotFound, .badRequest, .duplicateCvmName, .appIDConflict,
      .insufficientBalance, .maxCvmLimit, .resourceLimitExceeded, id: "commitCvmProvision",
      by: commitCvmProvision),
  ]

  /// Checks everything, keeps a provision and makes nothing visible.
  static func provisionCvm(
    _ call: Call<ProvisionCvm>, _ db: borrowing Transaction
  ) throws(PhalaError) -> ProvisionedCvm {
    let input = call.input
    let workspace = try call.caller.workspace(db)
    try workspace.requireActive()
    let compose = AppCompose(input.composeFile, name: input.name.value)
    try compose.check()
    try checkName(input.name.value, in: workspace, db)
    let image = try OSImage.find(input.image)
    let size = try CvmSize.standard.changed(
      type: input.instanceType?.nonEmpty, vcpu: input.vcpu?.value, memory: input.memory?.value,
      disk: input.diskSize?.value)
    try checkKms(input)
    if let node = input.nodeID, let teepod = input.teepodID, node != teepod {
      throw PhalaError(.badRequest, "node_id and teepod_id name two nodes: \(node), \(teepod)")
    }
    let node = try NodeRow.place(
      on: input.nodeID ?? input.teepodID, region: input.region?.nonEmpty, for: size, workspace, db)
    guard CvmAllowances(workspace, db).admits(size) else { throw PhalaError(.quotaExceeded) }
    let appID = workspace.appID(nonce: try workspace.nextNonce(db))
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

  /// Makes a provisioned CVM. The same app and hash again is the same CVM; another hash for an app
  /// that lives is a conflict. [docs commit-cvm-provision]
  static func commitCvmProvision(
    _ call: Call<CommitProvision>, _ db: borrowing Transaction
  ) throws(PhalaError) -> Reply<CvmRecord> {
    let input = call.input
    let workspace = try call.caller.workspace(db)
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
    try Cvms.checkAffordable(request.size, workspace, db)
    try AppRow.add(appID, in: workspace.id, named: request.name, since: db.now, db)
    guard let node = try db.find(NodeRow.self, String(request.node)) else {
      throw PhalaError(.provisionNotFound)
    }
    var row = try Cvms.makeCvm(
      name: request.name, appID: appID, on: node, size: request.size, image: request.image,
      compose: AppCompose(stored: request.compose), by: call.caller, db)
    row.isListed = request.listed
    row.userConfig = request.userConfig
    row.encryptedEnv = input.encryptedEnv ?? ""
    return Reply(
      CvmRecord(try Cvms.launch(row, "create", by: call.caller, db)), as: .ok("created"))
  }

  private static func provision(
    _ appID: String, _ hash: String, of workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> ProvisionRow {
    let known = try db.all(
      ProvisionRow.self, where: "app_id = ? AND cvm_id IS NULL AND +workspace_id = ?", appID,
      workspace.id)
    guard let first = known.first else { throw PhalaError(.provisionNotFound) }
    guard let found = known.first(where: { $0.composeHash == hash }), first.isOpen(at: db.now)
    else { throw PhalaError.unknownHash }
    return found
  }

  private static func checkName(
    _ name: String, in workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(PhalaError) {
    guard
      try db.exists(
        CvmRow.self, where: "workspace_id = ? AND name = ?", workspace.id, name)
    else { return }
    throw PhalaError(
      .duplicateCvmName, "A CVM with name '\(name)' already exists in this workspace",
      on: .init(field: "name", value: .string(name)))
  }

  private static func checkKms(_ input: ProvisionCvm) throws(PhalaError) {
    let wanted = input.kms?.nonEmpty?.lowercased() ?? "phala"
    guard wanted == "phala" || wanted == "legacy" else {
      throw PhalaError(.kmsNotFound, diagnosis: "on-chain KMS is not simulated")
    }
    guard let id = input.kmsID?.nonEmpty else { return }
    guard (try? KmsNode.find(id)) != nil else { throw PhalaError(.kmsNotFound) }
  }
}
