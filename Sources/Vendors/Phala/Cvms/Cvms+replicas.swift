import Simulation
import Wire

/// Replicas: further CVMs of the same app.
extension Cvms {
  static func replicateCvm(
    _ call: Call<OptionalBody<ReplicateCvm>>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmRecord {
    let input = call.input.value
    return CvmRecord(
      try replicate(
        cvm, node: input?.nodeID ?? input?.teepodID, hash: input?.composeHash?.nonEmpty,
        env: input?.encryptedEnv?.nonEmpty, by: call.caller, db))
  }

  /// Another CVM of the same app, with the composition of the source or of a revision.
  static func replicate(
    _ source: CvmRow, node number: Int?, hash: String?, env: String?, by caller: PhalaCaller,
    _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmRow {
    let workspace = try caller.workspace(db)
    try workspace.requireActive()
    var compose = source.compose
    if let hash, hash != source.composeHash {
      let revision = try db.all(
        RevisionRow.self, where: "app_id = ? ORDER BY number DESC", source.appID
      ).first { $0.composeHash == hash }
      guard let revision else { throw PhalaError.unknownHash }
      compose = AppCompose(stored: revision.compose)
    }
    let node = try NodeRow.place(on: number, region: nil, for: source.size, workspace, db)
    try checkAffordable(source.size, workspace, db)
    var row = try makeCvm(
      name: try replicaName(of: source, db), appID: source.appID, on: node, size: source.size,
      image: source.image, compose: compose, by: caller, db)
    row.encryptedEnv = env ?? source.encryptedEnv
    row.userConfig = source.userConfig
    row.isListed = source.isListed
    return try launch(row, "replicate", by: caller, db)
  }

  /// The source's name with the first number that is free. [our choice]
  private static func replicaName(
    of source: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> String {
    let base = String(source.name.prefix(55))
    var number = 2
    while try db.exists(
      CvmRow.self, where: "workspace_id = ? AND name = ?", source.workspaceID, "\(base)-\(number)")
    {
      number += 1
    }
    return "\(base)-\(number)"
  }
}

/// The body of `POST /cvms/{cvm_id}/replicas`; it may be missing. [OpenAPI ReplicateRequest]
struct ReplicateCvm: RequestBody {
  let nodeID: Int?
  let teepodID: Int?
  let encryptedEnv: String?
  let composeHash: String?

  enum CodingKeys: String, CodingKey {
    case nodeID = "node_id"
    case teepodID = "teepod_id"
    case encryptedEnv = "encrypted_env"
    case composeHash = "compose_hash"
  }
}
