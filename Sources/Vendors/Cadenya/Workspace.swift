import Simulation
import Storage
import Wire

/// A workspace as Cadenya shows it. [seed 001]
struct Workspace: ReplyBody {
  let metadata: AccountResourceMetadata
  let spec: WorkspaceSpec
  let status: WorkspaceStatus
  /// Only where the client asks for it. [spec, since June]
  let info: WorkspaceInfo?

  init(_ row: WorkspaceRow, includesInfo: Bool = false) {
    metadata = AccountResourceMetadata(row.resource)
    spec = WorkspaceSpec(description: row.description)
    status = row.status
    info = includesInfo ? row.counts : nil
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("metadata", metadata)
      json.field("spec", spec)
      json.field("status", status)
      json.field(ifPresent: "info", info)
    }
  }
}

/// What a workspace was made with.
struct WorkspaceSpec: WireOutput {
  let description: String

  func write(to json: inout JSONWriter) { json.object { $0.field("description", description) } }
}

/// What a workspace holds. [spec, WorkspaceInfo]
struct WorkspaceInfo: WireOutput, Hashable {
  var totalAvailableTools = 0
  var totalMemoryEntries = 0
  var totalAgents = 0
  var totalAgentVariations = 0

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("totalAvailableTools", totalAvailableTools)
      json.field("totalMemoryEntries", totalMemoryEntries)
      json.field("totalAgents", totalAgents)
      json.field("totalAgentVariations", totalAgentVariations)
    }
  }
}

extension Cadenya {
  /// States are the wire's own words. Archiving is for good; disabling has no route. [seed 001]
  static let workspaceResource = resource(
    "workspace", WorkspaceRow.self, state: "status", touched: "updated_at",
    lifecycle: Lifecycle(
      states: WorkspaceStatus.allCases.map(\.rawValue),
      exceptional: [
        Lifecycle.Edge("STATUS_ENABLED", "STATUS_DISABLED"),
        Lifecycle.Edge("STATUS_DISABLED", "STATUS_ENABLED"),
      ],
      moves: [
        Lifecycle.Move(
          "archive", from: ["STATUS_ENABLED", "STATUS_DISABLED"], to: "STATUS_ARCHIVED")
      ]),
    render: { Workspace($0, includesInfo: true) })

  /// All workspaces of the account, archived ones too: the seed says "all" and shows that status.
  /// A key that is held to some workspaces sees those, where scopes are enforced.
  static func listWorkspaces(
    _ call: Call<WorkspaceQuery>, _ db: borrowing Transaction
  ) throws(CadenyaError) -> CadenyaPage<Workspace> {
    var filter = ListFilter("account_id = ?", call.caller.accountID)
    if let held = call.caller.workspaceIDs, db.settings[enforceScopes] {
      filter.require(
        "id IN (SELECT value FROM json_each(?))", RawJSON(.array(held.sorted().map { .string($0) }))
      )
    }
    let includesInfo = call.input.includeInfo == true
    return try page(of: WorkspaceRow.self, filter, call.input.list, db) {
      (row, _) throws(CadenyaError) in Workspace(row, includesInfo: includesInfo)
    }
  }

  /// The default workspace of the account. It left the documents in July. [SDK: cadenya-ruby 0.19]
  static func getCurrentWorkspace(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(CadenyaError) -> Workspace {
    guard let row = try defaultWorkspace(of: call.caller.accountID, db) else {
      throw CadenyaError(.notFound, "the account has no default workspace")
    }
    return Workspace(row)
  }

  /// The workspace of a client that names none; nil once it is archived.
  static func defaultWorkspace(
    of accountID: String, _ db: borrowing Transaction
  ) throws(CadenyaError) -> WorkspaceRow? {
    try db.first(
      WorkspaceRow.self,
      where: "account_id = ? AND is_default = 1 AND status <> 'STATUS_ARCHIVED'", accountID)
  }

  /// The workspace that a scoped path names: an id, `external_id:`, or its external id bare, as the
  /// command line tool takes an alias. 403 for one that is archived or disabled, and for one that
  /// the caller's key is not held to. [spec, ArchiveWorkspace] [CLI docs/config-bundles.md]
  static func scopedWorkspace(
    _ context: RequestContext, _ caller: CadenyaCaller, _ db: borrowing Transaction
  ) throws(CadenyaError) -> WorkspaceRow {
    let row = try anyWorkspace(context, caller, db)
    guard row.status == .enabled else {
      throw CadenyaError(
        .permissionDenied,
        "workspace \"\(row.id)\" is \(row.status == .archived ? "archived" : "disabled")")
    }
    if let held = caller.workspaceIDs, db.settings[enforceScopes], !held.contains(row.id) {
      throw CadenyaError(
        .permissionDenied, "the API key is not assigned to workspace \"\(row.id)\"")
    }
    return row
  }

  /// The workspace that a path names, in any status.
  static func anyWorkspace(
    _ context: RequestContext, _ caller: CadenyaCaller, _ db: borrowing Transaction
  ) throws(CadenyaError) -> WorkspaceRow {
    try anyWorkspace(context.path["workspaceId"], caller, db)
  }

  /// The workspace that a reference names, in any status.
  static func anyWorkspace(
    _ reference: String, _ caller: CadenyaCaller, _ db: borrowing Transaction
  ) throws(CadenyaError) -> WorkspaceRow {
    if externalID(in: reference) == nil {
      if let row = try db.find(WorkspaceRow.self, reference),
        row.resource.accountID == caller.accountID
      {
        return row
      }
      let alias = try db.first(
        WorkspaceRow.self, where: "account_id = ? AND external_id = ?", caller.accountID,
        reference)
      if let alias { return alias }
    }
    return try named(reference, WorkspaceRow.self, "workspace", caller, db)
  }
}
