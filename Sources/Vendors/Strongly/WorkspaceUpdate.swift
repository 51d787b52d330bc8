import Simulation
import Wire

/// The body of `PUT /workspaces/:id`; what it does not name stays, and what cannot be changed is
/// ignored. [seed 002]
struct UpdateWorkspace: RequestBody {
  let name: NonEmptyText?
  let description: NonEmptyText?
  let image: NonEmptyText?
  /// Key by key; only while stopped.
  let resources: WorkspaceResources?
}

extension Strongly {
  /// Changes a workspace. With resources it must be stopped, or nothing is changed at all; an image
  /// is used at the next start. [seed 002]
  static func updateWorkspace(
    _ call: Call<UpdateWorkspace>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<Workspace> {
    let input = call.input
    var row = workspace
    if let changes = input.resources {
      guard row.status == "stopped" else {
        throw StronglyError(
          .workspaceNotStopped, "Workspace must be stopped before its resources can be updated")
      }
      row.resources = row.resources.resources.merging(changes).document
    }
    row.name = input.name?.value ?? row.name
    row.description = input.description?.value ?? row.description
    row.image = input.image?.value ?? row.image
    row.updatedAt = db.now
    _ = try db.update(row, key: row.id)
    try note("workspace.updated", workspace: row, call.caller, db)
    return Bare(Workspace(row))
  }

  /// Deletes a stopped workspace for good; in any other status it is refused. [seed 002] [409: the
  /// workflows of skill SKILL.md]
  static func deleteWorkspace(
    _ call: Call<NoInput>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> NoContent {
    guard workspace.status == "stopped" else {
      throw StronglyError(
        .workspaceNotStopped, "Workspace must be stopped before it can be deleted")
    }
    try remove(workspace, db)
    try note("workspace.deleted", workspace: workspace, call.caller, db)
    return NoContent()
  }

  /// Takes a workspace and what hangs on it away.
  static func remove(
    _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(StronglyError) {
    try db.retire(workspaceResource, workspace.id)
    try db.delete(WorkspaceRow.self, workspace.id)
    _ = try db.execute("DELETE FROM attachments WHERE workspace_id = ?", workspace.id)
  }
}
