import Simulation
import Wire

/// What a workspace shows of its machine.
extension Workspaces {
  static func getWorkspaceStatus(
    _ call: Call<NoInput>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<WorkspaceStatus> {
    Bare(WorkspaceStatus(of: workspace, try WorkspaceHistory(of: workspace, db)))
  }

  static func getWorkspaceMetrics(
    _ call: Call<NoInput>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<WorkspaceMetrics> {
    try requireRunning(workspace)
    return Bare(WorkspaceMetrics(of: workspace, db))
  }

  static func getWorkspaceLogs(
    _ call: Call<WorkspaceLogsQuery>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<WorkspaceLogs> {
    let history = try WorkspaceHistory(of: workspace, db)
    let takesMagicValues = db.takesMagicValues
    return Bare(
      WorkspaceLogs(
        call.input.type ?? .pod, of: workspace, history, until: db.now,
        isMissing: { takesMagicValues && Magic.brokenImage.pattern.match($0) != nil }))
  }
}

/// What `GET /workspaces/:id/logs` takes. [seed 002]
struct WorkspaceLogsQuery: RequestQuery {
  let type: WorkspaceLogs.LogType?
}
