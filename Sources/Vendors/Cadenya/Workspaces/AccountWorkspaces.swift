import HTTPTypes
import Simulation
import Storage
import Wire

/// Workspaces as their administrators see them; every route asks for the admin role. [spec]
enum AccountWorkspaces: CadenyaResource {
  private static let all = group(
    "/v1/account/workspaces", about: "workspace", tier: 2,
    access: .scope("admin workspaces:read"), writing: .scope("admin workspaces:manage"),
    source: .openAPI)
  private static let one = all.on(WorkspaceRow.self, at: "/{workspaceId}")

  static let routes: [Route] = [
    all(
      .get, "", "List workspaces of the account", fails: .invalidArgument,
      id: "listAccountWorkspaces", by: listAccountWorkspaces),
    all(
      .post, "", "Create a workspace", fails: .invalidArgument, .alreadyExists,
      id: "createWorkspace", by: createWorkspace),
    one(.get, "", "Get a workspace", id: "getWorkspace", by: getWorkspace)
      .with(reads: ResourceReference("workspace", "workspaceId")),
    all.on(WorkspaceRow.changeable, at: "/{workspaceId}")(
      .patch, "", "Update a workspace", fails: .invalidArgument, .notFound, .alreadyExists,
      id: "updateWorkspace", by: updateWorkspace),
    one(
      .delete, "", "Archive a workspace", fails: .notFound, .failedPrecondition,
      id: "archiveWorkspace",
      by: archiveWorkspace),
  ]

  static func listAccountWorkspaces(
    _ call: Call<AccountWorkspaceQuery>, _ db: borrowing Transaction
  ) throws(CadenyaError) -> CadenyaPage<Workspace> {
    var filter = RowFilter("account_id = ?", call.caller.accountID)
    if call.input.includeArchived != true { filter.require("status <> 'STATUS_ARCHIVED'") }
    return try CadenyaPage(of: WorkspaceRow.self, filter, call.input.list, db) {
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
    try row.resource.refuse(try db.insert(row), WorkspaceRow.noun)
    try MemberRow.add(call.caller.profileID, to: row.id, at: db.now, db)
    try row.addFirstModels(db.now, db)
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
    try row.resource.refuse(try db.update(row, key: row.id), WorkspaceRow.noun)
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
    try db.begin("archive", of: Workspaces.kind, workspace.id)
    return EmptyAnswer()
  }
}

/// `GET /v1/account/workspaces`. [spec]
struct AccountWorkspaceQuery: ListQuery {
  let limit: ListRequest.Limit?
  let cursor: String?
  let includeArchived: Bool?
  let labels: String?
}

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
