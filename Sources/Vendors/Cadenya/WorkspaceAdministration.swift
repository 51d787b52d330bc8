import Simulation
import Wire

/// The body of `POST /v1/account/workspaces`. [spec]
struct CreateWorkspace: RequestBody {
  let metadata: MetadataInput
  let spec: WorkspaceSpecInput
}

/// The body of `PATCH /v1/account/workspaces/{workspaceId}`. [spec]
struct UpdateWorkspace: RequestBody {
  let metadata: MetadataInput?
  let spec: WorkspaceSpecInput?
  let updateMask: String?
}

struct WorkspaceSpecInput: WireInput {
  let description: String?
}

/// Workspaces as their administrators see them; every route asks for the admin role. [spec]
extension Cadenya {
  static func listAccountWorkspaces(
    _ call: Call<AccountWorkspaceQuery>, _ db: borrowing Transaction
  ) throws(CadenyaError) -> CadenyaPage<Workspace> {
    var filter = ListFilter("account_id = ?", call.caller.accountID)
    if call.input.includeArchived != true { filter.require("status <> 'STATUS_ARCHIVED'") }
    return try page(of: WorkspaceRow.self, filter, call.input.list, db) {
      (row, _) throws(CadenyaError) in Workspace(row)
    }
  }

  /// Makes a workspace; who makes it is its first member (our choice).
  static func createWorkspace(
    _ call: Call<CreateWorkspace>, _ db: borrowing Transaction
  ) throws(CadenyaError) -> Workspace {
    let row = WorkspaceRow(
      ResourceColumns(
        id: try db.ulid("workspace", prefix: "workspace_"), call.input.metadata,
        by: call.caller, now: db.now),
      description: call.input.spec.description ?? "")
    try refuse(try db.insert(row), "workspace", row.resource)
    try db.add(
      MemberRow(
        workspaceID: row.id, profileID: call.caller.profileID,
        actorID: try db.ulid("actor", prefix: "actor_"), now: db.now))
    return Workspace(row)
  }

  static func getWorkspace(
    _ call: Call<NoInput>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> Workspace {
    Workspace(workspace)
  }

  static func updateWorkspace(
    _ call: Call<UpdateWorkspace>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> Workspace {
    var row = workspace
    let mask = try UpdateMask(
      call.input.updateMask, of: UpdateMask.metadata + ["spec.description"])
    try row.resource.apply(call.input.metadata, mask, now: db.now)
    let description = call.input.spec?.description
    if mask.changes("spec.description", given: description != nil) {
      row.description = description ?? ""
    }
    try refuse(try db.update(row, key: row.id), "workspace", row.resource)
    return Workspace(row)
  }

  /// Archives: a soft delete. The last workspace that is not archived stays, with
  /// FailedPrecondition; one that is archived already is archived again without effect (our
  /// choice). [spec]
  static func archiveWorkspace(
    _ call: Call<NoInput>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> EmptyAnswer {
    guard workspace.status != .archived else { return EmptyAnswer() }
    let hasOther = try db.exists(
      WorkspaceRow.self, where: "account_id = ? AND status <> 'STATUS_ARCHIVED' AND id <> ?",
      workspace.resource.accountID, workspace.id)
    guard hasOther else {
      throw CadenyaError(
        .failedPrecondition, "the last active workspace of an account cannot be archived")
    }
    try db.begin("archive", of: workspaceResource, workspace.id)
    return EmptyAnswer()
  }
}
