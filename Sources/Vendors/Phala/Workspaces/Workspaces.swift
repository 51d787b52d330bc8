import HTTPTypes
import Simulation
import Wire

/// Workspaces: the documented page that the project started from. All four routes are alike in every
/// version.
enum Workspaces: PhalaResource {
  private static let all = group(
    "/api/v1/workspaces", about: "workspace", source: .workspacesPage)
  private static let one = all.on(visible, at: "/{slug}")

  static let routes: [Route] = [
    all(
      .get, "", "List the workspaces the caller may access", id: "listWorkspaces",
      by: listWorkspaces),
    one(.get, "", "Get a workspace", id: "getWorkspace", by: getWorkspace),
    one(
      .get, "/nodes", "List the TEE nodes available to a workspace", id: "getWorkspaceNodes",
      by: getWorkspaceNodes),
    one(
      .get, "/quotas", "Get quotas and what is left of them", id: "getWorkspaceQuotas",
      by: getWorkspaceQuotas),
  ]

  static let hideForeign = Setting(
    "hide_foreign_workspaces", default: false,
    why: "whether another tenant's workspace is 404 in place of 403; the documents show both")

  /// The workspace that the path names, by slug or id: 404 for an unknown one, 403 for one that the
  /// user is no member of (or 404, by the setting). [our choice; sibling routes document both]
  private static let visible = Loader<Workspace>(
    fails: .workspaceNotFound, .noWorkspaceAccess,
    by: { (context, caller, db) throws(PhalaError) in
      let wanted = context.path["slug"]
      var found = try db.first(WorkspaceRow.self, where: "slug = ?", wanted)
      if found == nil { found = try db.find(WorkspaceRow.self, wanted) }
      guard let row = found else { throw PhalaError(.workspaceNotFound) }
      guard let membership = try MembershipRow.find(of: caller.userID, in: row.id, db) else {
        throw PhalaError(db.settings[hideForeign] ? .workspaceNotFound : .noWorkspaceAccess)
      }
      return Workspace(row, membership)
    })

  static func listWorkspaces(
    _ call: Call<ListWorkspaces>, _ db: borrowing Transaction
  ) throws(PhalaError) -> WorkspaceList {
    let user = call.caller.userID
    let limit = call.input.limit?.value ?? 20
    let after = try call.input.cursor.map { (text) throws(PhalaError) in
      try PhalaCursor.position(in: text)
    }
    let memberships = try db.all(
      MembershipRow.self, where: "user_id = ? AND position > ? ORDER BY position LIMIT ?", user,
      after ?? 0, limit + 1)
    var data: [Workspace] = []
    for membership in memberships.prefix(limit) {
      if let row = try db.find(WorkspaceRow.self, membership.workspaceID) {
        data.append(Workspace(row, membership))
      }
    }
    let isMore = memberships.count > limit
    return WorkspaceList(
      data: data, nextCursor: isMore ? PhalaCursor.text(memberships[limit - 1].position) : nil,
      total: try db.count(MembershipRow.self, where: "user_id = ?", user))
  }

  static func getWorkspace(
    _ call: Call<NoInput>, _ found: Workspace, _ db: borrowing Transaction
  ) throws(PhalaError) -> Workspace {
    found
  }

  static func getWorkspaceNodes(
    _ call: Call<PageQuery>, _ found: Workspace, _ db: borrowing Transaction
  ) throws(PhalaError) -> PhalaPage<NodeReference> {
    let nodes = try NodeRow.open(to: found.row, db)
    return PhalaPage(of: nodes.map(NodeReference.init), call.input.window())
  }

  static func getWorkspaceQuotas(
    _ call: Call<NoInput>, _ found: Workspace, _ db: borrowing Transaction
  ) throws(PhalaError) -> WorkspaceQuotas {
    let reserved = try db.count(NodeRow.self, where: "reserved_for = ?", found.row.id)
    return WorkspaceQuotas(
      found.row, CvmAllowances(found.row, db), reservedInUse: reserved, asOf: db.now)
  }
}

/// What `GET /workspaces` takes. Default and range of the limit are our choice. [docs
/// cloud-js-sdk/workspaces]
struct ListWorkspaces: RequestQuery {
  let limit: Count<1, 100>?
  let cursor: String?
}
