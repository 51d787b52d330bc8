import Simulation
import Storage
import Wire

/// A member as a workspace lists it, with what is known of the user. [SDK: workspace-members.ts; a
/// newer class of Go reads `id`]
struct WorkspaceMember: WireOutput {
  let userID: String
  let email: String?
  let name: String?
  let role: WorkspaceRole
  let joinedAt: Instant
  let addedBy: String?

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", userID)
      json.field("user_id", userID)
      json.field("email", email)
      json.field("name", name)
      json.field("avatar_url", nil as String?)
      json.field("role", role)
      json.field("joined_at", joinedAt)
      json.field("added_by", addedBy)
    }
  }
}

/// A membership as adding and changing answer it. [SDK: workspace-members.ts]
struct WorkspaceMemberRecord: WireOutput {
  let row: WorkspaceMemberRow

  init(_ row: WorkspaceMemberRow) { self.row = row }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("user_id", row.userID)
      json.field("workspace_id", row.workspaceID)
      json.field("role", row.role)
      json.field("joined_at", row.joinedAt)
      json.field("added_by", row.addedBy)
    }
  }
}
