import Simulation
import Storage
import Wire

/// A project as its workspace lists it: exactly these eleven keys. [seed 003]
struct WorkspaceProject: WireOutput {
  let id: String
  let tenantID: String
  let workspaceID: String
  let externalWorkspaceID: String?
  let externalProjectID: String?
  let name: String
  let slug: String
  let description: String?
  let metadata: RawJSON
  let createdAt: Instant
  let updatedAt: Instant

  init(_ row: ProjectRow) {
    id = row.id
    tenantID = row.tenantID
    workspaceID = row.workspaceID
    externalWorkspaceID = row.externalWorkspaceID
    externalProjectID = row.externalProjectID
    name = row.name
    slug = row.slug
    description = row.description
    metadata = row.metadata
    createdAt = row.createdAt
    updatedAt = row.updatedAt
  }

  func write(to json: inout JSONWriter) { json.object { writeMembers(to: &$0) } }

  func writeMembers(to json: inout JSONWriter, settings: RawJSON? = nil) {
    json.field("id", id)
    json.field("tenant_id", tenantID)
    json.field("workspace_id", workspaceID)
    json.field("external_workspace_id", externalWorkspaceID)
    json.field("external_project_id", externalProjectID)
    json.field("name", name)
    json.field("slug", slug)
    json.field("description", description)
    json.field("metadata", metadata)
    if let settings { json.field("settings", settings) }
    json.field("created_at", createdAt)
    json.field("updated_at", updatedAt)
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
struct ListProjects: RequestQuery {
  let workspaceID: String?
  let limit: Int?
  let offset: Int?
  let page: Int?
  let pageSize: Int?
  let perPage: Int?

  enum CodingKeys: String, CodingKey {
    case limit, offset, page
    case workspaceID = "workspace_id"
    case pageSize = "page_size"
    case perPage = "per_page"
  }
}

extension Miosa {
  static let projectResource = resource(
    "project", ProjectRow.self, touched: "updated_at", render: Project.init)

  static func listProjects(
    _ call: Call<ListProjects>, _ db: borrowing Transaction
  ) throws(MiosaError) -> MiosaPage<Project> {
    let input = call.input
    let page = PageWindow.window(
      limit: input.limit, offset: input.offset, page: input.page,
      size: input.pageSize ?? input.perPage)
    var condition = "tenant_id = ?"
    var values: [any ColumnValue] = [call.caller.tenantID]
    if let workspace = input.workspaceID {
      condition = "+tenant_id = ? AND workspace_id = ?"
      values.append(workspace.lowercased())
    }
    let rows = try db.all(
      ProjectRow.self, dynamic: condition + " ORDER BY rowid LIMIT ? OFFSET ?",
      values + [page.limit, page.offset])
    let isWhole = page.offset == 0 && rows.count < page.limit
    let total =
      isWhole ? rows.count : try db.count(ProjectRow.self, dynamic: condition, values)
    return MiosaPage(data: rows.map(Project.init), total: total)
  }

  static func getProject(
    _ call: Call<NoInput>, _ project: ProjectRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> Project { Project(project) }

  /// The project that the path names: 400 for no UUID, 404, 403 for another tenant's.
  static func project(
    _ context: RequestContext, _ caller: MiosaCaller, _ db: borrowing Transaction
  ) throws(MiosaError) -> ProjectRow {
    try project(id: try UUIDText.checked(context.path["id"]), caller, db)
  }

  /// A project by id, as far as the caller may see it.
  static func project(
    id: String, _ caller: MiosaCaller, _ db: borrowing Transaction
  ) throws(MiosaError) -> ProjectRow {
    guard let row = try db.find(ProjectRow.self, id) else {
      throw MiosaError(.notFound, "project not found")
    }
    guard row.tenantID == caller.tenantID else { throw MiosaError(.forbidden) }
    return row
  }
}
