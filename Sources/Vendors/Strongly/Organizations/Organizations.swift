import HTTPTypes
import Simulation
import Wire

/// Organizations: what everything else belongs to.
enum Organizations: StronglyResource {
  static let kind = kind("organization", OrganizationRow.self, render: Organization.init)
  static let kinds = [kind]

  static let all = group(
    "/api/v1/organizations", about: "organization", tier: 2,
    access: .scope("organizations:read"), writing: .scope("organizations:write"),
    source: .docs("api/organizations"))
  /// The routes on an organization that the caller belongs to.
  static let one = all.on(joined, at: "/{id}")
  /// The routes on an organization that the caller may change.
  static let own = all.on(managed, at: "/{id}")

  static let routes: [Route] = [
    all(
      .get, "", "List the own organizations", fails: .validationError, id: "listOrganizations",
      by: listOrganizations),
    one(.get, "", "Get an organization", id: "getOrganization", by: getOrganization),
    own(
      .put, "", "Update an organization", fails: .validationError, id: "updateOrganization",
      by: updateOrganization),
  ]

  /// The organization that the path names, if the caller belongs to it; any other is 404.
  private static let joined = Loader<OrganizationRow>(
    fails: .organizationNotFound,
    by: { (context, caller, db) throws(StronglyError) in
      try membership(context, caller, db).organization
    })

  /// The organization that the path names, if the caller may change it: owners and admins may, for
  /// other members it is 403. [skill account.md]
  static let managed = Loader<OrganizationRow>(
    fails: .forbidden, .organizationNotFound,
    by: { (context, caller, db) throws(StronglyError) in
      let membership = try membership(context, caller, db)
      guard membership.member.isManager else { throw StronglyError(.forbidden) }
      return membership.organization
    })

  private static func membership(
    _ context: RequestContext, _ caller: StronglyCaller, _ db: borrowing Transaction
  ) throws(StronglyError) -> (organization: OrganizationRow, member: MemberRow) {
    let organization = try OrganizationRow.required(context.path["id"], db)
    guard let member = try MemberRow.first(of: caller.userID, in: organization, db) else {
      throw StronglyError(.organizationNotFound)
    }
    return (organization, member)
  }

  /// Those that the caller belongs to. [skill account.md]
  static func listOrganizations(
    _ call: Call<ListOrganizations>, _ db: borrowing Transaction
  ) throws(StronglyError) -> List<OrganizationItem> {
    var filter = RowFilter(
      "id IN (SELECT organization_id FROM members WHERE user_id = ?)", call.caller.userID)
    filter.require("status = ?", ifPresent: call.input.status)
    return try List(filter, for: call.input, db)
  }

  static func getOrganization(
    _ call: Call<NoInput>, _ organization: OrganizationRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<Organization> {
    Bare(Organization(organization))
  }

  static func updateOrganization(
    _ call: Call<UpdateOrganization>, _ organization: OrganizationRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<Organization> {
    let input = call.input
    var row = organization
    call.remarkUnchanged([], db)
    row.name = input.name?.value ?? row.name
    row.description = input.description ?? row.description
    row.defaultRole = input.settings?.defaultRole?.rawValue ?? row.defaultRole
    row.allowSelfSignup = input.settings?.allowSelfSignup ?? row.allowSelfSignup
    row.ssoEnabled = input.settings?.ssoEnabled ?? row.ssoEnabled
    row.updatedAt = db.now
    _ = try db.update(row, key: row.id)
    return Bare(Organization(row))
  }
}

/// What `GET /organizations` takes. [docs api/organizations]
struct ListOrganizations: ListQuery {
  let status: String?
  let limit: ListLimit?
  let offset: ListOffset?
}

/// The body of `PUT /organizations/:id`. [our choice: the documented fields that are words and
/// switches]
struct UpdateOrganization: ChangeBody {
  let name: ResourceName<0>?
  let description: String?
  let settings: Switches?

  static let members = memberNames

  struct Switches: WireInput {
    let defaultRole: MemberRole?
    let allowSelfSignup: Bool?
    let ssoEnabled: Bool?
  }
}
