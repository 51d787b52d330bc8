import HTTPTypes
import Simulation
import Storage
import Wire

/// API keys of a workspace, August's form. The same table as October's; a key of a workspace is one
/// that is assigned to it. [spec]
enum WorkspaceAPIKeys: CadenyaResource {
  private static let base = group(
    "/v1/workspaces/{workspaceId}/api_keys", about: "api_key", tier: 2,
    access: .scope("api_keys:read"), writing: .scope("api_keys:manage"), source: .openAPI)
  private static let all = base.on(WorkspaceRow.inScope)
  private static let one = base.on(key, at: "/{id}")

  static let routes: [Route] = [
    all(
      .get, "", "List API keys of a workspace", fails: .invalidArgument,
      id: "listWorkspaceAPIKeys", by: listWorkspaceAPIKeys),
    all(
      .post, "", "Create an API key of a workspace", fails: .invalidArgument, .notFound,
      .alreadyExists,
      id: "createWorkspaceAPIKey", by: createWorkspaceAPIKey),
    one(
      .get, "", "Get an API key of a workspace", id: "getWorkspaceAPIKey", by: APIKeys.getAPIKey),
    one(
      .patch, "", "Update an API key of a workspace", fails: .invalidArgument, .notFound,
      .alreadyExists,
      id: "updateWorkspaceAPIKey", by: APIKeys.updateAPIKey),
    one(
      .delete, "", "Delete an API key of a workspace", fails: .notFound, .failedPrecondition,
      id: "deleteWorkspaceAPIKey", by: APIKeys.deleteAPIKey),
    one(
      .post, ":disable", "Disable an API key of a workspace", id: "disableWorkspaceAPIKey",
      by: APIKeys.disableAPIKey),
    one(
      .post, ":enable", "Enable an API key of a workspace", id: "enableWorkspaceAPIKey",
      by: APIKeys.enableAPIKey),
    one(
      .post, ":rotate", "Rotate the token of an API key of a workspace",
      id: "rotateWorkspaceAPIKey", by: APIKeys.rotateAPIKey),
  ]

  /// The key that the path names, if it reaches the workspace that the path names.
  private static let key = Loader<APIKeyRow>(
    fails: .notFound,
    by: { (context, caller, db) throws(CadenyaError) in
      let workspace = try WorkspaceRow.inScope.load(context, caller, db)
      let key = try APIKeyRow.find(context.path["id"], for: caller, db)
      guard key.allWorkspaces || key.workspaceIDs.contains(workspace.id) else {
        throw APIKeyRow.missing(context.path["id"])
      }
      return key
    })

  static func listWorkspaceAPIKeys(
    _ call: Call<ResourceQuery>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> CadenyaPage<APIKey> {
    var filter = RowFilter("account_id = ?", call.caller.accountID)
    APIKeys.reach(&filter, workspace.id)
    return try APIKeys.page(filter, call.input.list, call.input.includeInfo, call.caller, db)
  }

  static func createWorkspaceAPIKey(
    _ call: Call<CreateAPIKey>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> APIKey {
    try APIKeys.created(call, allWorkspaces: false, workspaceIDs: [workspace.id], db)
  }
}
