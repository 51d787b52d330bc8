import HTTPTypes
import Simulation
import Wire

/// Workspaces under their old name, which is what the Python SDK really calls. [SDK: client.py]
/// Lists, creation and reading are those of workspaces.
enum Projects: OrgoResource {
  private static let all = group(
    "/api/projects", about: "project", tier: 2, source: .docs("projects, December 2025"))
  private static let one = all.on(WorkspaceRow.self, at: "/{id}")

  static let routes: [Route] = [
    all(
      .get, "", "List projects", id: "listProjects", by: Workspaces.listWorkspaces,
      source: .sdk("client.py, list_projects")),
    all(
      .post, "", "Create project", returns: .created, fails: .invalid, .nameTaken,
      id: "createProject", by: Workspaces.createWorkspace,
      source: .sdk("client.py, create_project")),
    one(
      .get, "", "Get project", id: "getProject", by: Workspaces.getWorkspace,
      source: .sdk("client.py, get_project")
    ).with(reads: ResourceReference("workspace", "id")),
    one(
      .delete, "", "Delete project", id: "deleteProject", by: deleteProject,
      source: .sdk("client.py, delete_project")),
    one(
      .post, "/delete", "Delete project, as the service has it", id: "deleteProjectByPost",
      by: Workspaces.deleteWorkspace),
    all.on(byName, at: "/by-name/{name}")(
      .get, "", "Get project by name", id: "getProjectByName", by: Workspaces.getWorkspace),
    one(.post, "/start", "Start a project's computers", id: "startProject", by: startProject),
    one(.post, "/stop", "Stop a project's computers", id: "stopProject", by: stopProject),
    one(
      .post, "/restart", "Restart a project's computers", id: "restartProject", by: restartProject),
  ]

  static let deletion = Setting(
    "project_delete", default: LegacyRoute.allow,
    why: "DELETE /projects/{id}, which the SDK calls, was seen to answer 405",
    vendor: "was seen to answer 405")

  /// The workspace of that name in the caller's account.
  private static let byName = Loader<WorkspaceRow>(
    fails: .workspaceNotFound,
    by: { (context, caller, db) throws(OrgoError) in
      let name = context.path["name"]
      let known = try db.first(
        WorkspaceRow.self, where: "user_id = ? AND name = ?", caller.userID, name)
      guard let known else { throw WorkspaceRow.missing(name) }
      try known.authorize(caller)
      return known
    })

  /// The service answered 405 here in 2026; `POST /projects/{id}/delete` is its way round. [obs]
  static func deleteProject(
    _ call: Call<NoInput>, _ project: WorkspaceRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Succeeded {
    if db.settings[deletion] == .refuse {
      var error = OrgoError(
        .methodNotAllowed, diagnosis: "use POST /projects/{id}/delete, as the service has it")
      error.allowed = [.get]
      throw error
    }
    return try Workspaces.deleteWorkspace(call, project, db)
  }

  static func startProject(
    _ call: Call<NoInput>, _ project: WorkspaceRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Succeeded {
    try moveComputers(of: project, "start", db)
  }

  static func stopProject(
    _ call: Call<NoInput>, _ project: WorkspaceRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Succeeded {
    try moveComputers(of: project, "stop", db)
  }

  static func restartProject(
    _ call: Call<NoInput>, _ project: WorkspaceRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Succeeded {
    try moveComputers(of: project, "restart", db)
  }

  private static func moveComputers(
    of project: WorkspaceRow, _ move: String, _ db: borrowing Transaction
  ) throws(OrgoError) -> Succeeded {
    for computer in try Computers.of(project, db) { try Computers.move(computer, move, db) }
    return Succeeded()
  }
}
