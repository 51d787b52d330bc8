import Simulation
import Wire

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
