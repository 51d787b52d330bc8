import Simulation
import Wire

/// Who the key belongs to: user, workspace and credits from 2026-01-21 on, before that a flat user.
/// [SDK: Python models/auth.py, JS credentials]
struct CurrentUser: ReplyBody {
  let user: UserRow?
  let workspace: WorkspaceRow
  let role: String

  init(_ user: UserRow, in workspace: WorkspaceRow, role: String) {
    self.user = user
    self.workspace = workspace
    self.role = role
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      if json.dialect < .january2026 { writeFlat(to: &json) } else { writeGrouped(to: &json) }
    }
  }

  private func writeFlat(to json: inout JSONWriter) {
    json.field("username", user?.username ?? "")
    json.field("email", user?.email ?? "")
    json.field("credits", Money.number(micros: workspace.balanceMicros))
    json.field("granted_credits", Money.number(micros: workspace.grantedMicros))
    json.field("avatar", "")
    json.field("team_name", workspace.name)
    json.field("team_tier", workspace.tier)
  }

  private func writeGrouped(to json: inout JSONWriter) {
    json.field("user") { json in
      json.field("username", user?.username ?? "")
      json.field("email", user?.email ?? "")
      json.field("role", "user")
      json.field("avatar", "")
      json.field("email_verified", true)
      json.field("totp_enabled", false)
      json.field("has_backup_codes", false)
      json.field("flag_has_password", true)
    }
    json.field("workspace") { json in
      json.field("id", workspace.id)
      json.field("name", workspace.name)
      json.field("slug", Optional(workspace.slug))
      json.field("tier", workspace.tier)
      json.field("role", role)
      json.field("avatar", workspace.avatarURL)
    }
    json.field("credits") { json in
      json.field("balance", Money.text(micros: workspace.balanceMicros))
      json.field("granted_balance", Money.text(micros: workspace.grantedMicros))
      json.field("is_post_paid", false)
      json.field("outstanding_amount", Optional(Money.text(micros: 0)))
    }
  }
}

/// A user as other things refer to them. [OpenAPI UserRef]
struct UserReference: WireOutput {
  let id: String
  let username: String

  init(_ row: UserRow) {
    id = row.id
    username = row.username
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("object_type", "user")
      json.field("id", id)
      json.field("username", username)
      json.field("avatar_url", String?.none)
    }
  }
}
