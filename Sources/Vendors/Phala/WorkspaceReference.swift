import Simulation
import Wire

/// A workspace as other things refer to it. [OpenAPI WorkspaceRef]
struct WorkspaceReference: WireOutput {
  let id: String
  let name: String
  let slug: String?
  let avatarURL: String?

  init(_ row: WorkspaceRow) {
    id = row.id
    name = row.name
    slug = row.slug
    avatarURL = row.avatarURL
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("object_type", "workspace")
      json.field("id", id)
      json.field("name", name)
      json.field("slug", slug)
      json.field("avatar_url", avatarURL)
    }
  }
}
