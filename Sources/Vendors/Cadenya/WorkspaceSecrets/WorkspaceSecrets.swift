import HTTPTypes
import Simulation
import Storage
import Wire

/// The secrets of a workspace. [spec]
enum WorkspaceSecrets: CadenyaResource {
  static let kinds = [
    kind("workspace_secret", WorkspaceSecretRow.self, render: { WorkspaceSecret($0) })
  ]

  private static let base = group(
    "/v1/workspaces/{workspaceId}/workspace_secrets", about: "workspace_secret", tier: 2,
    access: .scope("secrets:manage"), source: .openAPI)
  private static let all = base.on(WorkspaceRow.inScope)
  private static let one = base.on(WorkspaceSecretRow.inScope, at: "/{id}")

  static let routes: [Route] = [
    all(
      .get, "", "List secrets of a workspace", fails: .invalidArgument, id: "listWorkspaceSecrets",
      by: listWorkspaceSecrets),
    all(
      .post, "", "Create a secret of a workspace", fails: .invalidArgument, .notFound,
      .alreadyExists,
      id: "createWorkspaceSecret", by: createWorkspaceSecret),
    one(.get, "", "Get a secret of a workspace", id: "getWorkspaceSecret", by: getWorkspaceSecret),
    one(
      .patch, "", "Update a secret of a workspace", fails: .invalidArgument, .notFound,
      .alreadyExists,
      id: "updateWorkspaceSecret", by: updateWorkspaceSecret),
    one(
      .delete, "", "Delete a secret of a workspace", id: "deleteWorkspaceSecret",
      by: deleteWorkspaceSecret),
  ]

  static func listWorkspaceSecrets(
    _ call: Call<ResourceQuery>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> CadenyaPage<WorkspaceSecret> {
    let includesInfo = call.input.includeInfo == true
    return try CadenyaPage(
      of: WorkspaceSecretRow.self, RowFilter("workspace_id = ?", workspace.id), call.input.list,
      db
    ) { (row, db) throws(CadenyaError) in
      guard includesInfo else { return WorkspaceSecret(row) }
      let creator = try ProfileRow.find(row.resource.profileID, for: call.caller, db)
      return WorkspaceSecret(row, info: WorkspaceSecretInfo(createdBy: Profile(creator)))
    }
  }

  static func createWorkspaceSecret(
    _ call: Call<CreateWorkspaceSecret>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> WorkspaceSecret {
    let columns = ResourceColumns(
      id: try db.ulid("wsecret", prefix: "wsecret_"), call.input.metadata, by: call.caller,
      now: db.now)
    let row = WorkspaceSecretRow(
      columns, workspaceID: workspace.id, value: call.input.spec.value ?? "")
    try columns.refuse(try db.insert(row), WorkspaceSecretRow.noun)
    return WorkspaceSecret(row)
  }

  static func getWorkspaceSecret(
    _ call: Call<NoInput>, _ secret: WorkspaceSecretRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> WorkspaceSecret {
    WorkspaceSecret(secret)
  }

  static func updateWorkspaceSecret(
    _ call: Call<UpdateWorkspaceSecret>, _ secret: WorkspaceSecretRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> WorkspaceSecret {
    var row = secret
    let mask = try UpdateMask(call.input.updateMask, of: UpdateMask.metadata + ["spec.value"])
    try row.resource.apply(call.input.metadata, mask, now: db.now)
    let value = call.input.spec?.value
    if mask.changes("spec.value", given: value != nil) { row.value = value ?? "" }
    try row.resource.refuse(try db.update(row, key: row.id), WorkspaceSecretRow.noun)
    return WorkspaceSecret(row)
  }

  static func deleteWorkspaceSecret(
    _ call: Call<NoInput>, _ secret: WorkspaceSecretRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> EmptyAnswer {
    try db.delete(WorkspaceSecretRow.self, secret.id)
    return EmptyAnswer()
  }
}
