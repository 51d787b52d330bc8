import Simulation
import Storage
import Wire

/// An organization as the platform's routes show it, bare. [SDK: organizations.ts; the CLI prints
/// `plan` as a word]
struct Organization: ReplyBody {
  let id: String
  let name: String
  let slug: String
  let role: String
  let ownerUserID: String
  let creditBalance: Int
  let createdAt: Instant

  init(_ row: TenantRow, role: String, balance: Int) {
    id = row.id
    name = row.name
    slug = row.slug
    self.role = role
    ownerUserID = row.ownerUserID
    creditBalance = balance
    createdAt = row.createdAt
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", id)
      json.field("name", name)
      json.field("slug", slug)
      json.field("role", role)
      json.field("owner_user_id", ownerUserID)
      json.field("plan_id", Plan.id)
      json.field("plan", Plan.slug)
      json.field("plan_name", Plan.name)
      json.field("credit_balance", creditBalance)
      json.field("settings", RawJSON.emptyObject)
      json.field("branding", nil as RawJSON?)
      json.field("inserted_at", createdAt)
      json.field("updated_at", createdAt)
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
  let status: String
  let maxComputers: Int?
  let computers: Int
  let workspaces: Int
  let credits: Int

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", Plan.id)
      json.field("name", Plan.name)
      json.field("plan", Plan.slug)
      json.field("status", status)
      json.field("limits") { json in
        json.field("max_computers", maxComputers)
        json.field("max_workspaces", nil as Int?)
      }
      json.field("usage") { json in
        json.field("computers", computers)
        json.field("workspaces", workspaces)
        json.field("credits_used", credits)
      }
    }
  }
}

/// A member of an organization. [SDK: organizations.ts]
struct OrganizationMember: WireOutput {
  let id: String
  let tenantID: String
  let userID: String
  let role: String
  let joinedAt: Instant
  let name: String?
  let email: String

  init(_ row: MemberRow) {
    id = row.id
    tenantID = row.tenantID
    userID = row.userID
    role = row.role
    joinedAt = row.joinedAt
    name = row.name
    email = row.email
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", id)
      json.field("tenant_id", tenantID)
      json.field("user_id", userID)
      json.field("role", role)
      json.field("status", "active")
      json.field("invited_at", nil as Instant?)
      json.field("joined_at", joinedAt)
      json.field("created_at", joinedAt)
      json.field("user_name", name)
      json.field("user_email", email)
      json.field("user_avatar_url", nil as String?)
    }
  }
}

extension Miosa {
  /// The organizations that the user belongs to.
  static func listTenants(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(MiosaError) -> EnvelopedList<Organization> {
    var found: [Organization] = []
    let email = try email(of: call.caller, db) ?? ""
    for member in try db.all(MemberRow.self, where: "email = ? ORDER BY rowid", email) {
      guard let tenant = try db.find(TenantRow.self, member.tenantID) else { continue }
      found.append(
        Organization(tenant, role: member.role, balance: try balance(of: tenant, db)))
    }
    return EnvelopedList(found)
  }

  static func getCurrentTenant(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(MiosaError) -> Organization {
    try organization(try tenant(of: call.caller, db), call.caller, db)
  }

  /// A session in another organization. API keys stay in their own. [SDK: organizations.py]
  static func switchTenant(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(MiosaError) -> OrganizationSwitch {
    guard call.caller.isSession else {
      throw MiosaError(
        .forbidden,
        diagnosis: "API keys cannot switch organizations: use a session token, a JWT with an email")
    }
    guard let target = try known(tenant: call.path["slug"], db) else {
      throw MiosaError(.organizationNotFound)
    }
    let email = try email(of: call.caller, db) ?? ""
    let token = SessionToken.text(
      email: email, tenant: target.slug, subject: call.caller.userID)
    return OrganizationSwitch(
      organization: try organization(target, call.caller, db), token: token,
      refreshToken: try db.token("refresh token", prefix: "msr_", length: 32))
  }

  static func getTenantPlan(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(MiosaError) -> TenantPlan {
    let tenant = try tenant(of: call.caller, db)
    let allowance = db.allowance(tenantQuota, limit: nil, used: tenant.computerCount)
    return TenantPlan(
      status: "active", maxComputers: allowance.limit, computers: tenant.computerCount,
      workspaces: tenant.workspaceCount, credits: try spent(by: tenant, db))
  }

  static func listTenantMembers(
    _ call: Call<PageQuery>, _ db: borrowing Transaction
  ) throws(MiosaError) -> MiosaPage<OrganizationMember> {
    let page = call.input.window
    let tenant = call.caller.tenantID
    let rows = try db.all(
      MemberRow.self, where: "tenant_id = ? ORDER BY rowid LIMIT ? OFFSET ?", tenant, page.limit,
      page.offset)
    return MiosaPage(
      data: rows.map(OrganizationMember.init),
      total: try db.count(MemberRow.self, where: "tenant_id = ?", tenant))
  }

  private static func organization(
    _ tenant: TenantRow, _ caller: MiosaCaller, _ db: borrowing Transaction
  ) throws(MiosaError) -> Organization {
    let member = try db.first(
      MemberRow.self, where: "tenant_id = ? AND user_id = ?", tenant.id, caller.userID)
    return Organization(
      tenant, role: member?.role ?? "member", balance: try balance(of: tenant, db))
  }

  /// The organization of the caller, which authentication has found or made.
  static func tenant(
    of caller: MiosaCaller, _ db: borrowing Transaction
  ) throws(MiosaError) -> TenantRow {
    guard let row = try db.find(TenantRow.self, caller.tenantID) else {
      throw MiosaError(.tenantResolutionFailed)
    }
    return row
  }
}
