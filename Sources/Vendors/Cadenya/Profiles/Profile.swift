import Simulation
import Wire

/// A profile as Cadenya shows it; an API key's has an empty address. [spec]
struct Profile: WireOutput {
  let metadata: AccountResourceMetadata
  let spec: ProfileSpec

  init(_ row: ProfileRow) {
    metadata = AccountResourceMetadata(row.resource)
    spec = ProfileSpec(type: row.type, email: row.email, name: row.resource.name)
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("metadata", metadata)
      json.field("spec", spec)
    }
  }
}

struct ProfileSpec: WireOutput {
  let type: ProfileType
  let email: String
  let name: String

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("type", type)
      json.field("email", email)
      json.field("name", name)
    }
  }
}
