import Simulation
import Wire

/// A workspace as Phala shows it, alike in every version.
///
/// The picture stands twice: `avatar` for the SDK of the seed, `avatar_url` for newer ones.
/// [seed 000] [OpenAPI WorkspaceResponse] [SDK: Go types_workspaces.go, JS list_workspaces.ts]
struct Workspace: ReplyBody {
  let row: WorkspaceRow
  let role: String
  let isDefault: Bool

  init(_ row: WorkspaceRow, _ membership: MembershipRow) {
    self.row = row
    role = membership.role
    isDefault = membership.isDefault
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", row.id)
      json.field("name", row.name)
      json.field("slug", Optional(row.slug))
      json.field("avatar_url", row.avatarURL)
      json.field("avatar", row.avatarURL)
      json.field("description", row.description)
      json.field("tier", row.tier)
      json.field("role", role)
      json.field("is_default", isDefault)
      json.field("created_at", row.createdAt)
      json.field("confidential_models_enabled", false)
      json.field("billing_status", row.billingStatus)
      json.field("suspended_at", row.suspendedAt)
    }
  }
}

/// The list of workspaces: the only one of this vendor with `data` and a cursor.
/// [OpenAPI WorkspacesListResponse]
struct WorkspaceList: ReplyBody {
  let data: [Workspace]
  let nextCursor: String?
  let total: Int?

  init(data: [Workspace], nextCursor: String?, total: Int?) {
    self.data = data
    self.nextCursor = nextCursor
    self.total = total
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("data", data)
      json.field("pagination") { json in
        json.field("has_more", nextCursor != nil)
        json.field("next_cursor", nextCursor)
        json.field("total", total)
      }
    }
  }
}

/// What `GET /workspaces` takes. Default and range of the limit are our choice. [docs
/// cloud-js-sdk/workspaces]
struct ListWorkspaces: RequestQuery {
  let limit: Count<1, 100>?
  let cursor: String?
}

extension Phala {
  static func listWorkspaces(
    _ call: Call<ListWorkspaces>, _ db: borrowing Transaction
  ) throws(PhalaError) -> WorkspaceList {
    let user = call.caller.user.id
    let limit = call.input.limit?.value ?? 20
    let after = try call.input.cursor.map { (text) throws(PhalaError) in
      guard let position = PhalaCursor.position(in: text) else {
        throw PhalaError(.query, "cursor", .custom("invalid cursor"))
      }
      return position
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

  /// The workspace that the path names, by slug or id: 404 for an unknown one, 403 for one that the
  /// user is no member of (or 404, by the setting). [our choice; sibling routes document both]
  static func workspace(
    _ context: RequestContext, _ caller: PhalaCaller, _ db: borrowing Transaction
  ) throws(PhalaError) -> Workspace {
    let wanted = context.path["slug"]
    var found = try db.first(WorkspaceRow.self, where: "slug = ?", wanted)
    if found == nil { found = try db.find(WorkspaceRow.self, wanted) }
    guard let row = found else { throw PhalaError(.workspaceNotFound) }
    let membership = try db.first(
      MembershipRow.self, where: "user_id = ? AND workspace_id = ?", caller.user.id, row.id)
    guard let membership else {
      throw PhalaError(
        db.settings[hideForeignWorkspaces] ? .workspaceNotFound : .noWorkspaceAccess)
    }
    return Workspace(row, membership)
  }
}
