import Simulation
import Storage
import Wire

/// What routes on keys have in common, of the account and of a workspace.
extension APIKeys {
  /// Keeps the keys that reach a workspace.
  static func reach(_ filter: inout RowFilter, _ workspaceID: String) {
    filter.require(
      "(all_workspaces = 1 OR EXISTS (SELECT 1 FROM json_each(workspace_ids) WHERE value = ?))",
      workspaceID)
  }

  static func page(
    _ filter: RowFilter, _ request: ListRequest, _ includesInfo: Bool?, _ caller: CadenyaCaller,
    _ db: borrowing Transaction
  ) throws(CadenyaError) -> CadenyaPage<APIKey> {
    try CadenyaPage(of: APIKeyRow.self, filter, request, db) { (row, db) throws(CadenyaError) in
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
    try refuseExcess(spec.permissions ?? [], call.caller, db)
    let row = try APIKeyRow.minted(columns, isAdmin: call.caller.isAdmin, db) { row in
      row.description = spec.description ?? ""
      row.permissions = Permissions.stored(spec.permissions ?? [])
      row.allWorkspaces = allWorkspaces
      row.workspaceIDs = workspaceIDs
    }
    return APIKey(row, token: row.token)
  }

  /// 403 where a key that is held to its permissions would give another one more than it has. [our
  /// choice: else a key that may only manage keys would make one that may do everything]
  static func refuseExcess(
    _ permissions: [String], _ caller: CadenyaCaller, _ db: borrowing Transaction
  ) throws(CadenyaError) {
    guard db.settings[CadenyaCaller.enforceScopes],
      let excess = caller.permissions.excess(of: permissions)
    else { return }
    throw CadenyaError(.permissionDenied, "the API key lacks the permission \(excess)")
  }

  /// Gives a key a new token; the old one opens nothing any more. [spec]
  static func rotated(
    _ key: APIKeyRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> APIKey {
    var row = key
    try row.revokeTokens(db)
    row.token = try APIKeyRow.token(
      account: row.resource.accountID, key: row.id, db)
    row.resource.updatedAt = db.now
    _ = try db.update(row, key: row.id)
    try db.add(TokenRow(row.token, of: row.id))
    return APIKey(row, token: row.token)
  }

  /// Puts a key in or out of force; doing it twice is doing it once. [spec]
  static func moved(
    _ key: APIKeyRow, to state: APIKeyState, _ db: borrowing Transaction
  ) throws(CadenyaError) -> APIKey {
    if key.state != state {
      try db.begin(state == .enabled ? "enable" : "disable", of: kind, key.id)
    }
    var row = key
    row.state = state
    return APIKey(row)
  }

  /// The workspaces that references name, each once; an empty one names none. An archived workspace
  /// is assigned to no key that does not have it already.
  static func workspaceIDs(
    _ references: [String], keeping old: [String] = [], _ caller: CadenyaCaller,
    _ db: borrowing Transaction
  ) throws(CadenyaError) -> [String] {
    var ids: [String] = []
    for reference in references where !reference.isEmpty {
      let workspace = try WorkspaceRow.find(reference, for: caller, db)
      if !old.contains(workspace.id) { try workspace.refuseArchived() }
      if !ids.contains(workspace.id) { ids.append(workspace.id) }
    }
    return ids
  }

  /// Who made a key, and the workspaces it is held to.
  static func info(
    of key: APIKeyRow, _ caller: CadenyaCaller, _ db: borrowing Transaction
  ) throws(CadenyaError) -> APIKeyInfo {
    var workspaces: [AccountResourceMetadata] = []
    for id in key.workspaceIDs {
      guard let row = try db.find(WorkspaceRow.self, id) else { continue }
      workspaces.append(AccountResourceMetadata(row.resource))
    }
    return APIKeyInfo(
      createdBy: Profile(try ProfileRow.find(key.resource.profileID, for: caller, db)),
      workspaces: workspaces)
  }

  static func assigned(
    _ key: APIKeyRow, _ workspaceIDs: [String], _ db: borrowing Transaction
  ) throws(CadenyaError) -> APIKey {
    var row = key
    row.workspaceIDs = workspaceIDs
    row.resource.updatedAt = db.now
    _ = try db.update(row, key: row.id)
    return APIKey(row)
  }
}
