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

/// A workspace as other things refer to it. [OpenAPI WorkspaceRef]
struct WorkspaceReference: WireOutput {
  let id: String
  let name: String
  let slug: String?
  let avatarURL: String?

  init(_ row: WorkspaceRow) {
    id = row.id
    name = row.name
    slug = row.slug
    avatarURL = row.avatarURL
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("object_type", "workspace")
      json.field("id", id)
      json.field("name", name)
      json.field("slug", slug)
      json.field("avatar_url", avatarURL)
    }
  }
}
