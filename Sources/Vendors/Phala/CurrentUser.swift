import Simulation
import Wire

/// Who the key belongs to: user, workspace and credits from 2026-01-21 on, before that a flat user.
/// [SDK: Python models/auth.py, JS credentials]
struct CurrentUser: ReplyBody {
  let user: UserRow?
  let workspace: WorkspaceRow
  let role: String

  init(_ caller: PhalaCaller, role: String) {
    user = caller.user
    workspace = caller.workspace
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

extension Phala {
  static func getCurrentUser(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(PhalaError) -> CurrentUser {
    let caller = call.caller
    let membership = try db.first(
      MembershipRow.self, where: "user_id = ? AND workspace_id = ?", caller.user.id,
      caller.workspace.id)
    return CurrentUser(caller, role: membership?.role ?? "member")
  }
}
