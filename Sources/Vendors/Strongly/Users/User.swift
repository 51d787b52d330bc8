import Simulation
import Wire

/// A user, whole. [docs api/users]
struct User: WireOutput {
  let row: UserRow
  let organizationName: String

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.identifier(row.id)
      json.field("email", row.email)
      json.field("emails", array: [row.email]) { json, address in
        json.object { json in
          json.field("address", address)
          json.field("verified", true)
        }
      }
      json.field("name", row.name)
      json.field("username", row.username)
      json.field("profile") { json in
        json.field("firstName", row.firstName)
        json.field("lastName", row.lastName)
        json.field("bio", row.bio)
        json.field("timezone", row.timezone)
      }
      json.field("role", row.role)
      json.field("roles", [row.role])
      json.field("status", row.status)
      json.field("organizationId", row.organizationID)
      json.field("organization") { json in
        json.field("id", row.organizationID)
        json.field("name", organizationName)
      }
      json.field("avatarUrl", row.avatarURL)
      json.field("lastLogin", row.lastLoginAt)
      json.field("lastLoginAt", row.lastLoginAt)
      json.field("createdAt", row.createdAt)
      json.field("updatedAt", row.updatedAt)
    }
  }
}

/// A user in a list. [docs api/users]
struct UserItem: RowItem {
  let row: UserRow

  init(_ row: UserRow) { self.row = row }

  static let plural: StaticString = "users"

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.identifier(row.id)
      json.field("email", row.email)
      json.field("name", row.name)
      json.field("username", row.username)
      json.field("role", row.role)
      json.field("status", row.status)
      json.field("organizationId", row.organizationID)
      json.field("avatarUrl", row.avatarURL)
      json.field("lastLoginAt", row.lastLoginAt)
      json.field("createdAt", row.createdAt)
    }
  }
}
