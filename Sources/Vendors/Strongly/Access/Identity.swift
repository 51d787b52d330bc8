import Simulation
import Wire

/// What `GET /authenticate` answers. Of the generation of 2024, which knows no envelope; without it
/// that SDK makes no call at all. [SDK strongly 0.4: api_client.py]
struct LegacySession: ReplyBody {
  let authToken: String
  let userID: String

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("authToken", authToken)
      json.field("userId", userID)
    }
  }
}

/// Who the key is. [docs python-sdk/users, with the organization of skill account.md; `apiKey` is
/// null for a key that was not minted here]
struct Identity: WireOutput {
  let user: UserRow
  let organization: OrganizationRow
  let membership: String?
  let key: APIKeyRow?

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("userId", user.id)
      json.field("email", user.email)
      json.field("name", user.name)
      json.field("roles", [user.role])
      json.field("organization") { json in
        json.field("id", organization.id)
        json.field("name", organization.name)
        json.field("role", membership)
        json.field("isMultiTenant", true)
        json.field("isSolo", organization.memberCount == 1)
      }
      json.field("apiKey", key.map(UsedKey.init))
    }
  }
}

/// The key of the request itself.
struct UsedKey: WireOutput {
  let row: APIKeyRow

  init(row: APIKeyRow) { self.row = row }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", row.id)
      json.field("name", row.name)
      json.field("keyPrefix", row.keyPrefix)
      json.field("scopes", row.scopes)
    }
  }
}
