import Simulation
import Storage
import Wire

/// A project as its workspace lists it: exactly these eleven keys. [seed 003]
struct WorkspaceProject: WireOutput {
  let row: ProjectRow

  init(_ row: ProjectRow) { self.row = row }

  func write(to json: inout JSONWriter) { json.object { writeMembers(to: &$0) } }

  func writeMembers(to json: inout JSONWriter, settings: RawJSON? = nil) {
    json.field("id", row.id)
    json.field("tenant_id", row.tenantID)
    json.field("workspace_id", row.workspaceID)
    json.field("external_workspace_id", row.externalWorkspaceID)
    json.field("external_project_id", row.externalProjectID)
    json.field("name", row.name)
    json.field("slug", row.slug)
    json.field("description", row.description)
    json.field("metadata", row.metadata)
    if let settings { json.field("settings", settings) }
    json.field("created_at", row.createdAt)
    json.field("updated_at", row.updatedAt)
  }
}

/// A project by itself, bare: the keys of the list and `settings`. [docs projects]
struct Project: ReplyBody {
  let project: WorkspaceProject

  init(_ row: ProjectRow) { project = WorkspaceProject(row) }

  func write(to json: inout JSONWriter) {
    json.object { project.writeMembers(to: &$0, settings: .emptyObject) }
  }
}

/// What `GET /projects` takes. [docs projects]
struct ListProjects: ListQuery {
  let workspaceID: String?
  let limit: PageNumber?
  let offset: PageOffset?
  let page: PageNumber?
  let pageSize: PageNumber?
  let perPage: PageNumber?

  enum CodingKeys: String, CodingKey {
    case limit, offset, page
    case workspaceID = "workspace_id"
    case pageSize = "page_size"
    case perPage = "per_page"
  }
}
