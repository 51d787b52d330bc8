import HTTPTypes
import Simulation
import Storage
import Wire

/// Workspaces as every caller sees them.
enum Workspaces: CadenyaResource {
  /// States are the wire's own words. Archiving is for good; disabling has no route. [seed 001]
  static let kind = kind(
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
  static let kinds = [kind]

  private static let all = group("/v1/workspaces", about: "workspace", source: .workspacesPage)

  static let routes: [Route] = [
    all(
      .get, "", "List workspaces", fails: .invalidArgument, id: "listWorkspaces",
      access: .scope("workspaces:read"), by: listWorkspaces),
    all(
      .get, "/current", "Get the current workspace", fails: .notFound, id: "getCurrentWorkspace",
      tier: 2, by: getCurrentWorkspace, source: .sdk("cadenya-ruby 0.19")),
  ]

  /// All workspaces of the account, archived ones too: the seed says "all" and shows that status.
  /// A key that is held to some workspaces sees those, where scopes are enforced.
  static func listWorkspaces(
    _ call: Call<WorkspaceQuery>, _ db: borrowing Transaction
  ) throws(CadenyaError) -> CadenyaPage<Workspace> {
    var filter = RowFilter("account_id = ?", call.caller.accountID)
    if let held = call.caller.workspaceIDs, db.settings[CadenyaCaller.enforceScopes] {
      filter.require(
        "id IN (SELECT value FROM json_each(?))", RawJSON(texts: held.sorted()))
    }
    let includesInfo = call.input.includeInfo == true
    return try CadenyaPage(of: WorkspaceRow.self, filter, call.input.list, db) {
      (row, _) throws(CadenyaError) in Workspace(row, includesInfo: includesInfo)
    }
  }

  /// The default workspace of the account. It left the documents in July. [SDK: cadenya-ruby 0.19]
  static func getCurrentWorkspace(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(CadenyaError) -> Workspace {
    guard let row = try WorkspaceRow.default(of: call.caller.accountID, db) else {
      throw CadenyaError(.notFound, "the account has no default workspace")
    }
    return Workspace(row)
  }
}

/// `GET /v1/workspaces`. [seed 001]; `labels` since July.
struct WorkspaceQuery: ListQuery {
  let limit: ListRequest.Limit?
  let cursor: String?
  let sortOrder: String?
  let includeInfo: Bool?
  let labels: String?
}
