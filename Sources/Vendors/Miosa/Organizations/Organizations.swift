import HTTPTypes
import Simulation
import Wire

/// Organizations: the ones a user belongs to, and the plan and members of the present one.
enum Organizations: MiosaResource {
  private static let platform = group(
    "/api/v1/platform/tenants", about: "organization", tier: 2, source: .sdk("organizations.py"))
  private static let present = group(
    "/api/v1/tenant", about: "plan", tier: 2, source: .sdk("CLI tenant.ts"))

  static let routes: [Route] = [
    platform(
      .get, "", "List the organizations of the user", id: "listTenants", by: listTenants),
    platform(
      .get, "/current", "Get the present organization", id: "getCurrentTenant",
      by: getCurrentTenant),
    platform(
      .post, "/{slug}/switch", "Switch the session to another organization",
      fails: .organizationNotFound, .forbidden, id: "switchTenant", by: switchTenant),
    present(
      .get, "/plan", "Get the organization's plan", id: "getTenantPlan", by: getTenantPlan),
    present(
      .get, "/members", "List the members of the organization", fails: .validationFailed,
      id: "listTenantMembers", about: "member", by: listTenantMembers,
      source: .sdk("governance.py")),
  ]

  /// The organizations that the user belongs to.
  static func listTenants(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(MiosaError) -> EnvelopedList<Organization> {
    var found: [Organization] = []
    let email = try MemberRow.email(of: call.caller, db) ?? ""
    for member in try db.all(MemberRow.self, where: "email = ? ORDER BY rowid", email) {
      guard let tenant = try db.find(TenantRow.self, member.tenantID) else { continue }
      found.append(
        Organization(
          tenant, role: member.role, balance: try Credits.account(of: tenant, db).balance))
    }
    return EnvelopedList(found)
  }

  static func getCurrentTenant(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(MiosaError) -> Organization {
    try organization(try TenantRow.of(call.caller, db), call.caller, db)
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
    guard let target = try TenantRow.known(as: call.path["slug"], db) else {
      throw MiosaError(.organizationNotFound)
    }
    let email = try MemberRow.email(of: call.caller, db) ?? ""
    let token = SessionToken.text(
      email: email, tenant: target.slug, subject: call.caller.userID)
    return OrganizationSwitch(
      organization: try organization(target, call.caller, db), token: token,
      refreshToken: try db.token("refresh token", prefix: "msr_", length: 32))
  }

  static func getTenantPlan(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(MiosaError) -> TenantPlan {
    let tenant = try TenantRow.of(call.caller, db)
    let allowance = db.allowance(
      ComputerLimits.inTenant, limit: nil, used: tenant.computerCount)
    return TenantPlan(
      row: tenant, status: "active", maxComputers: allowance.limit,
      credits: try Credits.account(of: tenant, db).spent)
  }

  static func listTenantMembers(
    _ call: Call<PageQuery>, _ db: borrowing Transaction
  ) throws(MiosaError) -> MiosaPage<OrganizationMember> {
    let page = try db.page(
      MemberRow.self, RowFilter("tenant_id = ?", call.caller.tenantID), by: "rowid",
      call.input.window)
    return MiosaPage(page, OrganizationMember.init)
  }

  private static func organization(
    _ tenant: TenantRow, _ caller: MiosaCaller, _ db: borrowing Transaction
  ) throws(MiosaError) -> Organization {
    let member = try MemberRow.of(tenant.id, userID: caller.userID, db)
    return Organization(
      tenant, role: member?.role ?? "member",
      balance: try Credits.account(of: tenant, db).balance)
  }
}
