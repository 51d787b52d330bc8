import Simulation
import Storage
import Wire

/// What a project consists of.
extension Projects {
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
    try List(RowFilter("project_id = ?", project.id), for: call.input, db)
  }

  static func listProjectWorkspaces(
    _ call: Call<ListWindowQuery>, _ project: ProjectRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> List<WorkspaceItem> {
    try List(RowFilter("project_id = ?", project.id), for: call.input, db)
  }

  /// In the order in which `attachedVolumeIds` has them.
  static func listProjectVolumes(
    _ call: Call<ListWindowQuery>, _ project: ProjectRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> List<VolumeItem> {
    try List(RowFilter("project_id = ?", project.id), for: call.input, by: "rowid", db)
  }
}

/// Something that happened in a project; its shape is our choice. [route: docs api/projects]
struct Activity: RowItem {
  let row: ActivityRow

  init(_ row: ActivityRow) { self.row = row }

  static let plural: StaticString = "activity"

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.identifier(row.id)
      json.field("action", row.action)
      json.field("userId", row.userID)
      json.field("resourceType", row.resourceType)
      json.field("resourceId", row.resourceID)
      json.field("resourceName", row.resourceName)
      json.field("createdAt", row.createdAt)
    }
  }
}
