import HTTPTypes
import Simulation
import Wire

/// Workspaces under their old name, which is what the Python SDK really calls. [SDK: client.py]
/// Lists, creation, reading and deletion are the functions of workspaces.
extension Orgo {
  /// The workspace of that name in the caller's account.
  static func projectByName(
    _ context: RequestContext, _ caller: OrgoCaller, _ world: borrowing World
  ) throws(OrgoError) -> WorkspaceRow {
    let known = try world.first(
      WorkspaceRow.self, where: "user_id = ? AND name = ?", caller.userID, context.path["name"])
    guard let known else { throw OrgoError(.workspaceNotFound) }
    try admit(caller, toWorkspace: known.id, of: known.userID)
    return known
  }

  /// The service answered 405 here in 2026; `POST /projects/{id}/delete` is its way round. [obs]
  static func deleteProject(
    _ call: Call<NoInput>, _ project: WorkspaceRow, _ world: borrowing World
  ) throws(OrgoError) -> Succeeded {
    if world.settings[projectDelete] == .refuse {
      var error = OrgoError(
        .methodNotAllowed, diagnosis: "use POST /projects/{id}/delete, as the service has it")
      error.allowed = [.get]
      throw error
    }
    return try deleteWorkspace(call, project, world)
  }

  static func startProject(
    _ call: Call<NoInput>, _ project: WorkspaceRow, _ world: borrowing World
  ) throws(OrgoError) -> Succeeded {
    for computer in try computers(in: project, world) { try move(computer, "start", world) }
    return Succeeded()
  }

  static func stopProject(
    _ call: Call<NoInput>, _ project: WorkspaceRow, _ world: borrowing World
  ) throws(OrgoError) -> Succeeded {
    for computer in try computers(in: project, world) { try move(computer, "stop", world) }
    return Succeeded()
  }

  static func restartProject(
    _ call: Call<NoInput>, _ project: WorkspaceRow, _ world: borrowing World
  ) throws(OrgoError) -> Succeeded {
    for computer in try computers(in: project, world) { try move(computer, "restart", world) }
    return Succeeded()
  }
}
