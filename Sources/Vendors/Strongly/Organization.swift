import Simulation
import Wire

/// An organization, whole: what a list shows, credits and settings. [docs api/organizations]
struct Organization: WireOutput {
  let row: OrganizationRow

  init(_ row: OrganizationRow) { self.row = row }

  func write(to json: inout JSONWriter) { row.write(to: &json, isWhole: true) }
}

/// An organization in a list. [docs api/organizations]
struct OrganizationItem: ListItem {
  let row: OrganizationRow

  init(_ row: OrganizationRow) { self.row = row }

  static let plural: StaticString = "organizations"

  func write(to json: inout JSONWriter) { row.write(to: &json, isWhole: false) }
}

/// What an organization has to spend, which all its members share. [docs api/organizations]
struct Credits: WireOutput {
  let cents: Int

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("balance", Double(cents) / 100)
      json.field("currency", "USD")
    }
  }
}

extension OrganizationRow {
  fileprivate func write(to json: inout JSONWriter, isWhole: Bool) {
    json.object { json in
      json.identifier(id)
      json.field("name", name)
      json.field("description", description)
      json.field("status", status)
      json.field("plan", plan)
      json.field("memberCount", memberCount)
      json.field("ownerId", ownerID)
      json.field("namespace", namespace)
      if isWhole {
        json.field("credits", Credits(cents: creditCents))
        json.field("settings") { json in
          json.field("defaultRole", defaultRole)
          json.field("allowSelfSignup", allowSelfSignup)
          json.field("ssoEnabled", ssoEnabled)
        }
      }
      json.field("createdAt", createdAt)
      json.field("updatedAt", updatedAt)
    }
  }
}

/// What `GET /organizations` takes. [docs api/organizations]
struct ListOrganizations: RequestQuery {
  let status: String?
  let limit: ListLimit?
  let offset: ListOffset?
}

/// The body of `PUT /organizations/:id`. [our choice: the documented fields that are words and
/// switches]
struct UpdateOrganization: RequestBody {
  let name: NonEmptyText?
  let description: String?
  let settings: Switches?

  struct Switches: WireInput {
    let defaultRole: MemberRole?
    let allowSelfSignup: Bool?
    let ssoEnabled: Bool?
  }
}

extension Strongly {
  static let organizationResource = resource(
    "organization", OrganizationRow.self, render: Organization.init)

  /// Those that the caller belongs to. [skill account.md]
  static func listOrganizations(
    _ call: Call<ListOrganizations>, _ db: borrowing Transaction
  ) throws(StronglyError) -> List<OrganizationItem> {
    var filter = RowFilter(
      "id IN (SELECT organization_id FROM members WHERE user_id = ?)", call.caller.userID)
    filter.require("status = ?", call.input.status)
    let (rows, page) = try list(
      OrganizationRow.self, filter, by: "created_at DESC, rowid DESC",
      ListWindow(limit: call.input.limit, offset: call.input.offset), db)
    return List(page: page, items: rows.map(OrganizationItem.init))
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
    row.name = input.name?.value ?? row.name
    row.description = input.description ?? row.description
    row.defaultRole = input.settings?.defaultRole?.rawValue ?? row.defaultRole
    row.allowSelfSignup = input.settings?.allowSelfSignup ?? row.allowSelfSignup
    row.ssoEnabled = input.settings?.ssoEnabled ?? row.ssoEnabled
    row.updatedAt = db.now
    _ = try db.update(row, key: row.id)
    return Bare(Organization(row))
  }

  static func getCredits(
    _ call: Call<NoInput>, _ organization: OrganizationRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<Credits> {
    Bare(Credits(cents: organization.creditCents))
  }

  /// The organization that the path names, if the caller belongs to it; any other is 404.
  static func organization(
    _ context: RequestContext, _ caller: StronglyCaller, _ db: borrowing Transaction
  ) throws(StronglyError) -> OrganizationRow {
    let row = try organization(id: context.path["id"], db)
    guard try member(caller.userID, of: row, db) != nil else {
      throw StronglyError(.organizationNotFound)
    }
    return row
  }

  /// The organization that the path names, if the caller may change it: owners and admins may, for
  /// other members it is 403. [skill account.md]
  static func managedOrganization(
    _ context: RequestContext, _ caller: StronglyCaller, _ db: borrowing Transaction
  ) throws(StronglyError) -> OrganizationRow {
    let row = try organization(id: context.path["id"], db)
    guard let member = try member(caller.userID, of: row, db) else {
      throw StronglyError(.organizationNotFound)
    }
    guard member.role != MemberRole.member.rawValue else { throw StronglyError(.forbidden) }
    return row
  }

  static func organization(
    id: String, _ db: borrowing Transaction
  ) throws(StronglyError) -> OrganizationRow {
    guard let row = try db.find(OrganizationRow.self, id) else {
      throw StronglyError(.organizationNotFound)
    }
    return row
  }
}
