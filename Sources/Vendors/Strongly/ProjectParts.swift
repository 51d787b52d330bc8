import Simulation
import Storage
import Wire

/// What is in a project, in numbers. That there are counts of use, workspaces and activity is
/// documented; their names are our choice. [skill projects.md]
struct ProjectStats: WireOutput {
  let states: WorkspaceCounts
  let volumeCount: Int
  let sizeGB: Int
  let collaboratorCount: Int
  let activityCount: Int
  let lastActivityAt: Instant?

  /// Workspaces by status.
  struct WorkspaceCounts: WireOutput {
    let pending: Int
    let running: Int
    let stopped: Int
    let failed: Int
    let terminated: Int

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.field("total", pending + running + stopped + failed + terminated)
        json.field("pending", pending)
        json.field("running", running)
        json.field("stopped", stopped)
        json.field("failed", failed)
        json.field("terminated", terminated)
      }
    }
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("workspaces", states)
      json.field("volumes") { json in
        json.field("total", volumeCount)
        json.field("sizeGb", sizeGB)
      }
      json.field("collaborators", collaboratorCount)
      json.field("activities", activityCount)
      json.field("lastActivityAt", lastActivityAt)
    }
  }
}

extension Strongly {
  static func getProjectStats(
    _ call: Call<NoInput>, _ project: ProjectRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<ProjectStats> {
    let states = try db.query(
      "SELECT status, COUNT(*) FROM workspaces WHERE project_id = ? GROUP BY status", project.id
    ) { ($0.text(), $0.integer()) }
    let counts = Dictionary(uniqueKeysWithValues: states)
    let volumes = try db.query(
      "SELECT COUNT(*), TOTAL(size_gb) FROM volumes WHERE project_id = ?", project.id
    ) { ($0.integer(), $0.integer()) }.first
    let activity = try db.query(
      "SELECT COUNT(*), MAX(created_at) FROM activities WHERE project_id = ?", project.id
    ) { ($0.integer(), $0.optionalInstant()) }.first
    return Bare(
      ProjectStats(
        states: ProjectStats.WorkspaceCounts(
          pending: counts["pending"] ?? 0, running: counts["running"] ?? 0,
          stopped: counts["stopped"] ?? 0, failed: counts["failed"] ?? 0,
          terminated: counts["terminated"] ?? 0),
        volumeCount: volumes?.0 ?? 0, sizeGB: volumes?.1 ?? 0,
        collaboratorCount: try db.count(
          CollaboratorRow.self, where: "project_id = ?", project.id),
        activityCount: activity?.0 ?? 0, lastActivityAt: activity?.1))
  }

  static func listProjectActivity(
    _ call: Call<ListWindowQuery>, _ project: ProjectRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> List<Activity> {
    let (rows, page) = try list(
      ActivityRow.self, RowFilter("project_id = ?", project.id),
      by: "created_at DESC, rowid DESC", call.input.window, db)
    return List(page: page, items: rows.map(Activity.init))
  }

  static func listProjectWorkspaces(
    _ call: Call<ListWindowQuery>, _ project: ProjectRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> List<WorkspaceItem> {
    let (rows, page) = try list(
      WorkspaceRow.self, RowFilter("project_id = ?", project.id),
      by: "created_at DESC, rowid DESC", call.input.window, db)
    return List(page: page, items: rows.map(WorkspaceItem.init))
  }

  /// In the order in which `attachedVolumeIds` has them.
  static func listProjectVolumes(
    _ call: Call<ListWindowQuery>, _ project: ProjectRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> List<VolumeItem> {
    let (rows, page) = try list(
      VolumeRow.self, RowFilter("project_id = ?", project.id), by: "rowid", call.input.window,
      db)
    return List(page: page, items: rows.map(VolumeItem.init))
  }
}
