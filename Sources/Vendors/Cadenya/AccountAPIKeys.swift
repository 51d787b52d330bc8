import Simulation
import Wire

/// API keys of an account: October's routes and the three that June had besides.
/// [SDK: cadenya 1.8.0] [SDK: cadenya-ruby 0.19]
extension Cadenya {
  static func listAPIKeys(
    _ call: Call<APIKeyQuery>, _ world: borrowing World
  ) throws(CadenyaError) -> CadenyaPage<APIKey> {
    var filter = ListFilter("account_id = ?", call.caller.accountID)
    if let reference = call.input.workspaceID, !reference.isEmpty {
      let known = try world.first(
        WorkspaceRow.self, where: "account_id = ? AND external_id = ?", call.caller.accountID,
        externalID(in: reference) ?? reference)
      reach(&filter, known?.id ?? reference)
    }
    return try page(filter, call.input.list, call.input.includeInfo, call.caller, world)
  }

  static func createAPIKey(
    _ call: Call<CreateAPIKey>, _ world: borrowing World
  ) throws(CadenyaError) -> APIKey {
    let spec = call.input.spec
    let named =
      (spec.workspaceAssignments ?? []).map(\.workspaceID) + (call.input.initialWorkspaceIDs ?? [])
    let ids = try workspaceIDs(named, call.caller, world)
    return try created(
      call, allWorkspaces: spec.allWorkspaces ?? ids.isEmpty, workspaceIDs: ids, world)
  }

  static func getAPIKey(
    _ call: Call<NoInput>, _ key: APIKeyRow, _ world: borrowing World
  ) throws(CadenyaError) -> APIKey {
    APIKey(key)
  }

  static func updateAPIKey(
    _ call: Call<UpdateAPIKey>, _ key: APIKeyRow, _ world: borrowing World
  ) throws(CadenyaError) -> APIKey {
    var row = key
    let input = call.input
    let mask = try UpdateMask(
      input.updateMask,
      of: UpdateMask.metadata + [
        "spec.description", "spec.permissions", "spec.allWorkspaces", "spec.workspaceAssignments",
      ])
    try row.resource.apply(input.metadata, mask, now: world.now)
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
        (spec?.workspaceAssignments ?? []).map(\.workspaceID), call.caller, world)
    }
    try refuse(try world.update(row, key: row.id), "API key", row.resource)
    return APIKey(row)
  }

  /// Deletes a key. The one that is there from the start stays (our choice of code; the documents
  /// say that system keys cannot be deleted).
  static func deleteAPIKey(
    _ call: Call<NoInput>, _ key: APIKeyRow, _ world: borrowing World
  ) throws(CadenyaError) -> EmptyAnswer {
    guard !key.isDefault else {
      throw CadenyaError(.failedPrecondition, "the default API key cannot be deleted")
    }
    try revokeTokens(of: key, world)
    try world.retire(apiKeyResource, key.id)
    try world.delete(APIKeyRow.self, key.id)
    return EmptyAnswer()
  }

  static func disableAPIKey(
    _ call: Call<NoInput>, _ key: APIKeyRow, _ world: borrowing World
  ) throws(CadenyaError) -> APIKey {
    try moved(key, to: .disabled, world)
  }

  static func enableAPIKey(
    _ call: Call<NoInput>, _ key: APIKeyRow, _ world: borrowing World
  ) throws(CadenyaError) -> APIKey {
    try moved(key, to: .enabled, world)
  }

  static func revealAPIKey(
    _ call: Call<NoInput>, _ key: APIKeyRow, _ world: borrowing World
  ) throws(CadenyaError) -> APIKey {
    APIKey(key, token: key.token)
  }

  static func rotateAPIKey(
    _ call: Call<NoInput>, _ key: APIKeyRow, _ world: borrowing World
  ) throws(CadenyaError) -> APIKey {
    try rotated(key, world)
  }

  static func addAPIKeyWorkspace(
    _ call: Call<WorkspaceReference>, _ key: APIKeyRow, _ world: borrowing World
  ) throws(CadenyaError) -> APIKey {
    let id = try anyWorkspace(call.input.workspaceID, call.caller, world).id
    guard !key.workspaceIDs.contains(id) else { return APIKey(key) }
    return try assigned(key, key.workspaceIDs + [id], world)
  }

  static func removeAPIKeyWorkspace(
    _ call: Call<WorkspaceReference>, _ key: APIKeyRow, _ world: borrowing World
  ) throws(CadenyaError) -> APIKey {
    let id = try anyWorkspace(call.input.workspaceID, call.caller, world).id
    return try assigned(key, key.workspaceIDs.filter { $0 != id }, world)
  }

  /// June's list: the workspaces that a key reaches.
  static func listAPIKeyWorkspaces(
    _ call: Call<BareQuery>, _ key: APIKeyRow, _ world: borrowing World
  ) throws(CadenyaError) -> CadenyaPage<Workspace> {
    var filter = ListFilter("account_id = ?", call.caller.accountID)
    if !key.allWorkspaces {
      filter.require("id IN (SELECT value FROM json_each(?))", RawJSON(texts: key.workspaceIDs))
    }
    return try page(of: WorkspaceRow.self, filter, call.input.list, world) {
      (row, _) throws(CadenyaError) in Workspace(row)
    }
  }

  static func unassignAPIKeyWorkspace(
    _ call: Call<NoInput>, _ key: APIKeyRow, _ world: borrowing World
  ) throws(CadenyaError) -> EmptyAnswer {
    let id = try anyWorkspace(call.path["workspaceId"], call.caller, world).id
    _ = try assigned(key, key.workspaceIDs.filter { $0 != id }, world)
    return EmptyAnswer()
  }

  /// The key that the path names.
  static func apiKey(
    _ context: RequestContext, _ caller: CadenyaCaller, _ world: borrowing World
  ) throws(CadenyaError) -> APIKeyRow {
    try named(context.path["id"], APIKeyRow.self, "API key", caller, world)
  }

  /// Keeps the keys that reach a workspace.
  static func reach(_ filter: inout ListFilter, _ workspaceID: String) {
    filter.require(
      "(all_workspaces = 1 OR EXISTS (SELECT 1 FROM json_each(workspace_ids) WHERE value = ?))",
      workspaceID)
  }

  static func page(
    _ filter: ListFilter, _ request: ListRequest, _ includesInfo: Bool?, _ caller: CadenyaCaller,
    _ world: borrowing World
  ) throws(CadenyaError) -> CadenyaPage<APIKey> {
    try page(of: APIKeyRow.self, filter, request, world) { (row, world) throws(CadenyaError) in
      APIKey(row, info: includesInfo == true ? try info(of: row, caller, world) : nil)
    }
  }

  static func created(
    _ call: Call<CreateAPIKey>, allWorkspaces: Bool, workspaceIDs: [String],
    _ world: borrowing World
  ) throws(CadenyaError) -> APIKey {
    let columns = ResourceColumns(
      id: try world.ulid("apikey", prefix: "apikey_"), call.input.metadata, by: call.caller,
      now: world.now)
    let spec = call.input.spec
    let row = try mint(columns, isAdmin: call.caller.isAdmin, world) { row in
      row.description = spec.description ?? ""
      row.permissions = Permissions.stored(spec.permissions ?? [])
      row.allWorkspaces = allWorkspaces
      row.workspaceIDs = workspaceIDs
    }
    return APIKey(row, token: row.token)
  }

  private static func assigned(
    _ key: APIKeyRow, _ workspaceIDs: [String], _ world: borrowing World
  ) throws(CadenyaError) -> APIKey {
    var row = key
    row.workspaceIDs = workspaceIDs
    row.resource.updatedAt = world.now
    _ = try world.update(row, key: row.id)
    return APIKey(row)
  }
}
