import HTTPTypes
import Simulation
import Wire

/// Projects: what computers of a workspace are sorted by.
enum Projects: MiosaResource {
  static let kind = kind(
    "project", ProjectRow.self, touched: "updated_at", render: Project.init)
  static let kinds = [kind]

  private static let all = group(
    "/api/v1/projects", about: "project", tier: 2, source: .docs("projects"))
  private static let one = all.on(ProjectRow.self, at: "/{id}")

  static let routes: [Route] = [
    all(.get, "", "List projects", fails: .validationFailed, id: "listProjects", by: listProjects),
    all(
      .post, "", "Create a project", returns: .created,
      fails: .validationFailed, .notFound, .forbidden, .invalidID, id: "createProject",
      by: createProject),
    one(.get, "", "Get a project", id: "getProject", by: getProject)
      .with(reads: ResourceReference("project", "id")),
    one(
      .patch, "", "Update a project", fails: .validationFailed, id: "updateProject",
      by: updateProject),
    one(
      .delete, "", "Delete a project", fails: .projectNotEmpty, .projectProtected,
      id: "deleteProject", by: deleteProject, source: .sdk("projects.py")),
    one(
      .post, "/move", "Move a project to another workspace",
      fails: .validationFailed, .projectProtected, .quotaExceeded, id: "moveProject",
      by: moveProject, source: .sdk("projects.py")),
  ]

  static func listProjects(
    _ call: Call<ListProjects>, _ db: borrowing Transaction
  ) throws(MiosaError) -> MiosaPage<Project> {
    let tenant = call.caller.tenantID
    let filter =
      if let workspace = call.input.workspaceID {
        RowFilter("+tenant_id = ? AND workspace_id = ?", tenant, workspace.lowercased())
      } else {
        RowFilter("tenant_id = ?", tenant)
      }
    return MiosaPage(
      try db.page(ProjectRow.self, filter, by: "rowid", call.input.window), Project.init)
  }

  static func getProject(
    _ call: Call<NoInput>, _ project: ProjectRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> Project { Project(project) }
}
