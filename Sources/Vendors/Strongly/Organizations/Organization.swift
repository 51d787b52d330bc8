import Simulation
import Wire

/// An organization, whole: what a list shows, credits and settings. [docs api/organizations]
struct Organization: WireOutput {
  let row: OrganizationRow

  init(_ row: OrganizationRow) { self.row = row }

  func write(to json: inout JSONWriter) { row.write(to: &json, isWhole: true) }
}

/// An organization in a list. [docs api/organizations]
struct OrganizationItem: RowItem {
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
