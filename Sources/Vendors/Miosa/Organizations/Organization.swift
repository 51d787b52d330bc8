import Simulation
import Storage
import Wire

/// An organization as the platform's routes show it, bare. [SDK: organizations.ts; the CLI prints
/// `plan` as a word]
struct Organization: ReplyBody {
  let row: TenantRow
  let role: String
  let creditBalance: Int

  init(_ row: TenantRow, role: String, balance: Int) {
    self.row = row
    self.role = role
    creditBalance = balance
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", row.id)
      json.field("name", row.name)
      json.field("slug", row.slug)
      json.field("role", role)
      json.field("owner_user_id", row.ownerUserID)
      json.field("plan_id", Plan.id)
      json.field("plan", Plan.slug)
      json.field("plan_name", Plan.name)
      json.field("credit_balance", creditBalance)
      json.field("settings", RawJSON.emptyObject)
      json.field("branding", nil as RawJSON?)
      json.field("inserted_at", row.createdAt)
      json.field("updated_at", row.createdAt)
    }
  }
}

/// The plan of every organization. (Our choice.)
enum Plan {
  static let id = "plan_growth"
  static let slug = "growth"
  static let name = "Growth"
}

/// What a switch gives: the organization, and a session in it. [SDK: organizations.ts]
struct OrganizationSwitch: ReplyBody {
  let organization: Organization
  let token: String
  let refreshToken: String

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("tenant", organization)
      json.field("token", token)
      json.field("refresh_token", refreshToken)
    }
  }
}

/// The plan of an organization, its limits and what is used of them. [SDK: the five keys; what the
/// two objects hold is our choice]
struct TenantPlan: ReplyBody {
  let row: TenantRow
  let status: String
  let maxComputers: Int?
  let credits: Int

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", Plan.id)
      json.field("name", Plan.name)
      json.field("plan", Plan.slug)
      json.field("status", status)
      json.field("created_at", row.createdAt)
      json.field("updated_at", row.createdAt)
      json.field("limits") { json in
        json.field("max_computers", maxComputers)
        json.field("max_workspaces", nil as Int?)
      }
      json.field("usage") { json in
        json.field("computers", row.computerCount)
        json.field("workspaces", row.workspaceCount)
        json.field("credits_used", credits)
      }
    }
  }
}

/// A member of an organization. [SDK: organizations.ts; Go reads `email`]
struct OrganizationMember: WireOutput {
  let row: MemberRow

  init(_ row: MemberRow) { self.row = row }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", row.id)
      json.field("tenant_id", row.tenantID)
      json.field("user_id", row.userID)
      json.field("role", row.role)
      json.field("status", "active")
      json.field("invited_at", nil as Instant?)
      json.field("joined_at", row.joinedAt)
      json.field("created_at", row.joinedAt)
      json.field("user_name", row.name)
      json.field("user_email", row.email)
      json.field("email", row.email)
      json.field("user_avatar_url", nil as String?)
    }
  }
}
