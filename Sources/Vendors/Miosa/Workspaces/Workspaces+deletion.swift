import Simulation
import Wire

/// What `DELETE /workspaces/{id}` takes beside the id. [SDK: both CLIs]
struct DeleteWorkspace: RequestQuery {
  /// Deletes what is inside first, in the order of dependence.
  let force: Bool?
  /// Says what would go, and deletes nothing.
  let dryRun: Bool?

  enum CodingKeys: String, CodingKey {
    case force
    case dryRun = "dry_run"
  }
}

extension Workspaces {
  static func deleteWorkspace(
    _ call: Call<DeleteWorkspace>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> Reply<Deleted> {
    if call.input.dryRun == true {
      var response = Deleted()
      response.isDeleted = false
      response.dryRun = true
      response.resources = try WorkspaceResources.inventory(of: workspace, db)
      return Reply(response, as: .ok("dry run"))
    }
    if call.input.force != true {
      guard workspace.computerCount == 0 else { throw MiosaError(.workspaceNotEmpty) }
      guard workspace.projectCount == 0 else {
        throw MiosaError(.workspaceNotEmpty, "workspace has projects")
      }
    }
    // A computer that names no workspace goes there.
    guard !workspace.isDefault else {
      throw MiosaError(.workspaceNotEmpty, "cannot delete the default workspace")
    }
    if call.input.force == true { try empty(workspace, db) }
    try db.retire(PreviewDomains.kind, workspace.id)
    try db.delete(WorkspaceRow.self, workspace.id)
    return Reply(Deleted(), as: .ok)
  }

  /// Deletes everything in a workspace at once, computers first.
  private static func empty(
    _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) {
    for computer in try db.all(ComputerRow.self, where: "workspace_id = ?", workspace.id) {
      try db.retire(Computers.kind, computer.id)
      try db.delete(ComputerRow.self, computer.id)
    }
    for project in try db.all(ProjectRow.self, where: "workspace_id = ?", workspace.id) {
      try db.retire(PreviewDomains.kind, project.id)
      try db.delete(ProjectRow.self, project.id)
    }
  }
}
