import Simulation
import Storage
import Wire

/// API keys of an account: October's routes and the three that June had besides.
/// [SDK: cadenya 1.8.0] [SDK: cadenya-ruby 0.19]
extension Cadenya {
  static func listAPIKeys(
    _ call: Call<APIKeyQuery>, _ db: borrowing Transaction
  ) throws(CadenyaError) -> CadenyaPage<APIKey> {
    var filter = ListFilter("account_id = ?", call.caller.accountID)
    if let reference = call.input.workspaceID, !reference.isEmpty {
      let known = try db.first(
        WorkspaceRow.self, where: "account_id = ? AND external_id = ?", call.caller.accountID,
        externalID(in: reference) ?? reference)
      reach(&filter, known?.id ?? reference)
    }
    return try page(filter, call.input.list, call.input.includeInfo, call.caller, db)
  }

  static func createAPIKey(
    _ call: Call<CreateAPIKey>, _ db: borrowing Transaction
  ) throws(CadenyaError) -> APIKey {
    let spec = call.input.spec
    let named =
      (spec.workspaceAssignments ?? []).map(\.workspaceID) + (call.input.initialWorkspaceIDs ?? [])
    let ids = try workspaceIDs(named, call.caller, db)
    return try created(
      call, allWorkspaces: spec.allWorkspaces ?? ids.isEmpty, workspaceIDs: ids, db)
  }

  static func getAPIKey(
    _ call: Call<NoInput>, _ key: APIKeyRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> APIKey {
    APIKey(key)
  }

  static func updateAPIKey(
    _ call: Call<UpdateAPIKey>, _ key: APIKeyRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> APIKey {
    var row = key
    let input = call.input
    let mask = try UpdateMask(
      input.updateMask,
      of: UpdateMask.metadata + [
        "spec.description", "spec.permissions", "spec.allWorkspaces", "spec.workspaceAssignments",
      ])
    try row.resource.apply(input.metadata, mask, now: db.now)
    let spec = input.spec
    if mask.changes("spec.description", given: spec?.description != nil) {
      row.description = spec?.description ?? ""
    }
    if mask.changes("spec.permissions", given: spec?.permissions != nil) {
      row.permissions = Permissions.stored(spec?.permissions ?? [])
    }
    if mask.changes("spec.allWorkspaces", given: spec?.allWorkspaces != nil) {
      row.allWorkspaces = spec?.allWorkspaces ?? false
    }
    if mask.changes("spec.workspaceAssignments", given: spec?.workspaceAssignments != nil) {
      row.workspaceIDs = try workspaceIDs(
        (spec?.workspaceAssignments ?? []).map(\.workspaceID), call.caller, db)
    }
    try refuse(try db.update(row, key: row.id), "API key", row.resource)
    return APIKey(row)
  }

  /// Deletes a key. The one that is there from the start stays (our choice of code; the documents
  /// say that system keys cannot be deleted).
  static func deleteAPIKey(
    _ call: Call<NoInput>, _ key: APIKeyRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> EmptyAnswer {
    guard !key.isDefault else {
      throw CadenyaError(.failedPrecondition, "the default API key cannot be deleted")
    }
    try revokeTokens(of: key, db)
    try db.retire(apiKeyResource, key.id)
    try db.delete(APIKeyRow.self, key.id)
    return EmptyAnswer()
  }

  static func disableAPIKey(
    _ call: Call<NoInput>, _ key: APIKeyRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> APIKey {
    try moved(key, to: .disabled, db)
  }

  static func enableAPIKey(
    _ call: Call<NoInput>, _ key: APIKeyRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> APIKey {
    try moved(key, to: .enabled, db)
  }

  static func revealAPIKey(
    _ call: Call<NoInput>, _ key: APIKeyRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> APIKey {
    APIKey(key, token: key.token)
  }

  static func rotateAPIKey(
    _ call: Call<NoInput>, _ key: APIKeyRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> APIKey {
    try rotated(key, db)
  }

  static func addAPIKeyWorkspace(
    _ call: Call<WorkspaceReference>, _ key: APIKeyRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> APIKey {
    let id = try anyWorkspace(call.input.workspaceID, call.caller, db).id
    guard !key.workspaceIDs.contains(id) else { return APIKey(key) }
    return try assigned(key, key.workspaceIDs + [id], db)
  }

  static func removeAPIKeyWorkspace(
    _ call: Call<WorkspaceReference>, _ key: APIKeyRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> APIKey {
    let id = try anyWorkspace(call.input.workspaceID, call.caller, db).id
    return try assigned(key, key.workspaceIDs.filter { $0 != id }, db)
  }

  /// June's list: the workspaces that a key reaches.
  static func listAPIKeyWorkspaces(
    _ call: Call<BareQuery>, _ key: APIKeyRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> CadenyaPage<Workspace> {
    var filter = ListFilter("account_id = ?", call.caller.accountID)
    if !key.allWorkspaces {
      filter.require("id IN (SELECT value FROM json_each(?))", RawJSON(texts: key.workspaceIDs))
    }
    return try page(of: WorkspaceRow.self, filter, call.input.list, db) {
      (row, _) throws(CadenyaError) in Workspace(row)
    }
  }

  static func unassignAPIKeyWorkspace(
    _ call: Call<NoInput>, _ key: APIKeyRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> EmptyAnswer {
    let id = try anyWorkspace(call.path["workspaceId"], call.caller, db).id
    _ = try assigned(key, key.workspaceIDs.filter { $0 != id }, db)
    return EmptyAnswer()
  }

  /// The key that the path names.
  static func apiKey(
    _ context: RequestContext, _ caller: CadenyaCaller, _ db: borrowing Transaction
  ) throws(CadenyaError) -> APIKeyRow {
    try named(context.path["id"], APIKeyRow.self, "API key", caller, db)
  }

  /// Keeps the keys that reach a workspace.
  static func reach(_ filter: inout ListFilter, _ workspaceID: String) {
    filter.require(
      "(all_workspaces = 1 OR EXISTS (SELECT 1 FROM json_each(workspace_ids) WHERE value = ?))",
      workspaceID)
  }

  static func page(
    _ filter: ListFilter, _ request: ListRequest, _ includesInfo: Bool?, _ caller: CadenyaCaller,
    _ db: borrowing Transaction
  ) throws(CadenyaError) -> CadenyaPage<APIKey> {
    try page(of: APIKeyRow.self, filter, request, db) { (row, db) throws(CadenyaError) in
      APIKey(row, info: includesInfo == true ? try info(of: row, caller, db) : nil)
    }
  }

  static func created(
    _ call: Call<CreateAPIKey>, allWorkspaces: Bool, workspaceIDs: [String],
    _ db: borrowing Transaction
  ) throws(CadenyaError) -> APIKey {
    let columns = ResourceColumns(
      id: try db.ulid("apikey", prefix: "apikey_"), call.input.metadata, by: call.caller,
      now: db.now)
    let spec = call.input.spec
    let row = try mint(columns, isAdmin: call.caller.isAdmin, db) { row in
      row.description = spec.description ?? ""
      row.permissions = Permissions.stored(spec.permissions ?? [])
      row.allWorkspaces = allWorkspaces
      row.workspaceIDs = workspaceIDs
    }
    return APIKey(row, token: row.token)
  }

  private static func assigned(
    _ key: APIKeyRow, _ workspaceIDs: [String], _ db: borrowing Transaction
  ) throws(CadenyaError) -> APIKey {
    var row = key
    row.workspaceIDs = workspaceIDs
    row.resource.updatedAt = db.now
    _ = try db.update(row, key: row.id)
    return APIKey(row)
  }
}
