import Simulation
import Wire

/// API keys in August's forms: those of a workspace, and the account's global key. The same table
/// as October's; a key of a workspace is one that is assigned to it. [spec]
extension Cadenya {
  static func listWorkspaceAPIKeys(
    _ call: Call<ResourceQuery>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> CadenyaPage<APIKey> {
    var filter = ListFilter("account_id = ?", call.caller.accountID)
    reach(&filter, workspace.id)
    return try page(filter, call.input.list, call.input.includeInfo, call.caller, db)
  }

  static func createWorkspaceAPIKey(
    _ call: Call<CreateAPIKey>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> APIKey {
    try created(call, allWorkspaces: false, workspaceIDs: [workspace.id], db)
  }

  /// Shows the token only to a caller who may do all that the key may. [spec, GetGlobalAPIKey]
  static func getGlobalAPIKey(
    _ call: Call<NoInput>, _ key: APIKeyRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> APIKey {
    APIKey(key, token: call.caller.permissions == .all ? key.token : "")
  }

  /// The key that the path names, if it reaches the workspace that the path names.
  static func workspaceAPIKey(
    _ context: RequestContext, _ caller: CadenyaCaller, _ db: borrowing Transaction
  ) throws(CadenyaError) -> APIKeyRow {
    let workspace = try scopedWorkspace(context, caller, db)
    let key = try apiKey(context, caller, db)
    guard key.allWorkspaces || key.workspaceIDs.contains(workspace.id) else {
      throw CadenyaError(missing: "API key", context.path["id"])
    }
    return key
  }

  /// The key that is there from the start.
  static func globalAPIKey(
    _ context: RequestContext, _ caller: CadenyaCaller, _ db: borrowing Transaction
  ) throws(CadenyaError) -> APIKeyRow {
    let key = try db.first(
      APIKeyRow.self, where: "account_id = ? AND is_default = 1", caller.accountID)
    guard let key else { throw CadenyaError(missing: "API key", "global") }
    return key
  }
}
