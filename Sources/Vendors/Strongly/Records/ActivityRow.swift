import Simulation
import Storage
import Wire

/// Something that happened in a project, as it is stored.
struct ActivityRow: Record {
  let id: String
  let projectID: String
  let userID: String
  /// `workspace.created`, `workspace.synced`, ...
  let action: String
  let resourceType: String
  let resourceID: String
  let resourceName: String
  let createdAt: Instant

  static let table = "activities"
  static let plan = RecordPlan(Self.self)

  init(
    id: String, projectID: String, userID: String, action: String, resourceID: String,
    resourceName: String, now: Instant
  ) {
    self.id = id
    self.projectID = projectID
    self.userID = userID
    self.action = action
    resourceType = String(action.prefix { $0 != "." })
    self.resourceID = resourceID
    self.resourceName = resourceName
    createdAt = now
  }
}

extension ActivityRow {
  /// Notes what happened in a project.
  static func add(
    _ action: String, in project: String, about id: String, named name: String,
    by caller: StronglyCaller, _ db: borrowing Transaction
  ) throws(StronglyError) {
    try db.add(
      ActivityRow(
        id: try db.token("activity", prefix: "act_", .lowercase, length: 12), projectID: project,
        userID: caller.userID, action: action, resourceID: id, resourceName: name, now: db.now))
  }
}

extension WorkspaceRow {
  /// Notes what happened to the workspace in the activity of its project, if it has one.
  func note(
    _ action: String, by caller: StronglyCaller, _ db: borrowing Transaction
  ) throws(StronglyError) {
    guard let projectID else { return }
    try ActivityRow.add(action, in: projectID, about: id, named: name, by: caller, db)
  }
}

extension VolumeRow {
  /// Notes what happened to the volume in the activity of its project, if it has one.
  func note(
    _ action: String, by caller: StronglyCaller, _ db: borrowing Transaction
  ) throws(StronglyError) {
    guard let projectID else { return }
    try ActivityRow.add(action, in: projectID, about: id, named: label, by: caller, db)
  }
}
