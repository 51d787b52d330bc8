import HTTPTypes
import Simulation
import Storage
import Wire

/// API keys of an account: October's routes and the three that June had besides.
/// [SDK: cadenya 1.8.0] [SDK: cadenya-ruby 0.19]
enum APIKeys: CadenyaResource {
  /// A key's lifecycle: its state decides whether its token opens anything. [spec]
  static let kind = kind(
    "api_key", APIKeyRow.self, state: "state", touched: "updated_at",
    lifecycle: Lifecycle(
      states: APIKeyState.allCases.map(\.rawValue),
      moves: [
        Lifecycle.Move("disable", from: ["STATE_ENABLED"], to: "STATE_DISABLED"),
        Lifecycle.Move("enable", from: ["STATE_DISABLED"], to: "STATE_ENABLED"),
      ]),
    render: { APIKey($0) })
  static let kinds = [kind]

  private static let all = group(
    "/v1/account/api_keys", about: "api_key", tier: 2, access: .scope("api_keys:read"),
    writing: .scope("api_keys:manage"), source: .sdk("cadenya 1.8.0"))
  private static let one = all.on(APIKeyRow.self, at: "/{id}")
  private static let june = one.with(source: .sdk("cadenya-ruby 0.19"))

  static let routes: [Route] = [
    all(.get, "", "List API keys", fails: .invalidArgument, id: "listAPIKeys", by: listAPIKeys),
    all(
      .post, "", "Create an API key", fails: .invalidArgument, .notFound, .alreadyExists,
      id: "createAPIKey", by: createAPIKey),
    one(.get, "", "Get an API key", id: "getAPIKey", by: getAPIKey),
    one(
      .patch, "", "Update an API key", fails: .invalidArgument, .notFound, .alreadyExists,
      id: "updateAPIKey", by: updateAPIKey),
    one(
      .delete, "", "Delete an API key", fails: .notFound, .failedPrecondition, id: "deleteAPIKey",
      by: deleteAPIKey),
    one(
      .post, ":addWorkspace", "Assign a workspace to an API key", fails: .invalidArgument,
      id: "addAPIKeyWorkspace", by: addAPIKeyWorkspace),
    one(
      .post, ":removeWorkspace", "Take a workspace from an API key", fails: .invalidArgument,
      id: "removeAPIKeyWorkspace", by: removeAPIKeyWorkspace),
    one(.post, ":disable", "Disable an API key", id: "disableAPIKey", by: disableAPIKey),
    one(.post, ":enable", "Enable an API key", id: "enableAPIKey", by: enableAPIKey),
    one(.post, ":reveal", "Reveal the token of an API key", id: "revealAPIKey", by: revealAPIKey),
    one(.post, ":rotate", "Rotate the token of an API key", id: "rotateAPIKey", by: rotateAPIKey),
    june(
      .get, "/workspaces", "List workspaces of an API key", fails: .invalidArgument,
      id: "listAPIKeyWorkspaces", about: "workspace", by: listAPIKeyWorkspaces),
    june(
      .post, "/workspaces", "Assign a workspace to an API key, as in June",
      fails: .invalidArgument, id: "assignAPIKeyWorkspace", by: addAPIKeyWorkspace),
    june(
      .delete, "/workspaces/{workspaceId}", "Take a workspace from an API key, as in June",
      id: "unassignAPIKeyWorkspace", by: unassignAPIKeyWorkspace),
  ]

  static func listAPIKeys(
    _ call: Call<APIKeyQuery>, _ db: borrowing Transaction
  ) throws(CadenyaError) -> CadenyaPage<APIKey> {
    var filter = RowFilter("account_id = ?", call.caller.accountID)
    if let reference = call.input.workspaceID, !reference.isEmpty {
      let known = try WorkspaceRow.find(
        externalID: ExternalID.named(by: reference) ?? reference, for: call.caller, db)
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
      try refuseExcess(spec?.permissions ?? [], call.caller, db)
      row.permissions = Permissions.stored(spec?.permissions ?? [])
    }
    if mask.changes("spec.allWorkspaces", given: spec?.allWorkspaces != nil) {
      row.allWorkspaces = spec?.allWorkspaces ?? false
    }
    if mask.changes("spec.workspaceAssignments", given: spec?.workspaceAssignments != nil) {
      row.workspaceIDs = try workspaceIDs(
        (spec?.workspaceAssignments ?? []).map(\.workspaceID), keeping: key.workspaceIDs,
        call.caller, db)
    }
    try row.resource.refuse(try db.update(row, key: row.id), APIKeyRow.noun)
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
    try key.revokeTokens(db)
    try db.retire(kind, key.id)
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
    let workspace = try WorkspaceRow.find(call.input.workspaceID, for: call.caller, db)
    guard !key.workspaceIDs.contains(workspace.id) else { return APIKey(key) }
    try workspace.refuseArchived()
    return try assigned(key, key.workspaceIDs + [workspace.id], db)
  }

  static func removeAPIKeyWorkspace(
    _ call: Call<WorkspaceReference>, _ key: APIKeyRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> APIKey {
    let id = try WorkspaceRow.find(call.input.workspaceID, for: call.caller, db).id
    return try assigned(key, key.workspaceIDs.filter { $0 != id }, db)
  }

  /// June's list: the workspaces that a key reaches.
  static func listAPIKeyWorkspaces(
    _ call: Call<BareQuery>, _ key: APIKeyRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> CadenyaPage<Workspace> {
    var filter = RowFilter("account_id = ?", call.caller.accountID)
    if !key.allWorkspaces {
      filter.require("id IN (SELECT value FROM json_each(?))", RawJSON(texts: key.workspaceIDs))
    }
    return try CadenyaPage(of: WorkspaceRow.self, filter, call.input.list, db) {
      (row, _) throws(CadenyaError) in Workspace(row)
    }
  }

  static func unassignAPIKeyWorkspace(
    _ call: Call<NoInput>, _ key: APIKeyRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> EmptyAnswer {
    let id = try WorkspaceRow.find(call.path["workspaceId"], for: call.caller, db).id
    _ = try assigned(key, key.workspaceIDs.filter { $0 != id }, db)
    return EmptyAnswer()
  }
}

/// `GET /v1/account/api_keys`. The SDK always sends a workspace. [SDK: cadenya 1.8.0]
struct APIKeyQuery: ListQuery {
  let workspaceID: String?
  let limit: ListRequest.Limit?
  let cursor: String?
  let prefix: String?
  let query: String?
  let labels: String?
  let sortOrder: String?
  let includeInfo: Bool?

  enum CodingKeys: String, CodingKey {
    case workspaceID = "workspaceId"
    case limit, cursor, prefix, query, labels, sortOrder, includeInfo
  }
}
