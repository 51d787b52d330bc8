import HTTPTypes
import Simulation
import Wire

/// Workspaces under their old name, which is what the Python SDK really calls. [SDK: client.py]
/// Lists, creation, reading and deletion are the functions of workspaces.
extension Orgo {
  /// The workspace of that name in the caller's account.
  static func projectByName(
    _ context: RequestContext, _ caller: OrgoCaller, _ db: borrowing Transaction
  ) throws(OrgoError) -> WorkspaceRow {
    let known = try db.first(
      WorkspaceRow.self, where: "user_id = ? AND name = ?", caller.userID, context.path["name"])
    guard let known else { throw OrgoError(.workspaceNotFound) }
    try admit(caller, toWorkspace: known.id, of: known.userID)
    return known
  }

  /// The service answered 405 here in 2026; `POST /projects/{id}/delete` is its way round. [obs]
  static func deleteProject(
    _ call: Call<NoInput>, _ project: WorkspaceRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Succeeded {
    if db.settings[projectDelete] == .refuse {
      var error = OrgoError(
        .methodNotAllowed, diagnosis: "use POST /projects/{id}/delete, as the service has it")
      error.allowed = [.get]
      throw error
    }
    return try deleteWorkspace(call, project, db)
  }

  static func startProject(
    _ call: Call<NoInput>, _ project: WorkspaceRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Succeeded {
    for computer in try computers(in: project, db) { try move(computer, "start", db) }
    return Succeeded()
  }

  static func stopProject(
    _ call: Call<NoInput>, _ project: WorkspaceRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Succeeded {
    for computer in try computers(in: project, db) { try move(computer, "stop", db) }
    return Succeeded()
  }

  static func restartProject(
    _ call: Call<NoInput>, _ project: WorkspaceRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Succeeded {
    for computer in try computers(in: project, db) { try move(computer, "restart", db) }
    return Succeeded()
  }
}
