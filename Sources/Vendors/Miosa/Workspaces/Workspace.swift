import Simulation
import Storage
import Wire

/// A workspace as Miosa shows it: exactly these eleven keys, bare. [seed 003]
struct Workspace: ReplyBody {
  let row: WorkspaceRow
  /// Present, and true, where an answer found a workspace instead of making one.
  /// [SDK: miosa 2.10, get-or-create by external id]
  var reused: Bool?

  init(_ row: WorkspaceRow) { self.row = row }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", row.id)
      json.field("tenant_id", row.tenantID)
      json.field("name", row.name)
      json.field("slug", row.slug)
      json.field("external_workspace_id", row.externalWorkspaceID)
      json.field("description", row.description)
      json.field("metadata", row.metadata)
      json.field("is_default", row.isDefault)
      json.field("computer_count", row.computerCount)
      json.field("created_at", row.createdAt)
      json.field("updated_at", row.updatedAt)
      json.field(ifPresent: "reused", reused)
    }
  }
}

/// The body of `POST /workspaces`. [seed 003]
struct CreateWorkspace: RequestBody {
  let name: DisplayName
  let slug: WorkspaceSlug?
  let externalWorkspaceID: String?
  let description: String?
  let metadata: JSONObject?
  /// [SDK: miosa 2.10] Read only where names must differ.
  let allowDuplicateName: Bool?

  enum CodingKeys: String, CodingKey {
    case name, slug
    case externalWorkspaceID = "external_workspace_id"
    case description, metadata
    case allowDuplicateName = "allow_duplicate_name"
  }
}

/// The body of `PATCH /workspaces/{id}`; what is left out stays as it is. [seed 003]
struct UpdateWorkspace: RequestBody {
  let name: Field<DisplayName>
  let slug: WorkspaceSlug?
  let description: Field<String>
  let externalWorkspaceID: Field<String>
  /// Replaces the whole map.
  let metadata: Field<JSONObject>

  enum CodingKeys: String, CodingKey {
    case name, slug, description, metadata
    case externalWorkspaceID = "external_workspace_id"
  }
}
