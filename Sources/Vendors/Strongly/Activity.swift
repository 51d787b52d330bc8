import Simulation
import Storage
import Wire

/// Something that happened in a project, as it is stored.
struct ActivityRow: StoredRow, Decodable {
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
  static let columns = [
    "id", "project_id", "user_id", "action", "resource_type", "resource_id", "resource_name",
    "created_at",
  ]

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

  init(from row: inout RowReader) {
    id = row.text()
    projectID = row.text()
    userID = row.text()
    action = row.text()
    resourceType = row.text()
    resourceID = row.text()
    resourceName = row.text()
    createdAt = row.instant()
  }

  func store(into row: inout RowWriter) {
    row.bind(id)
    row.bind(projectID)
    row.bind(userID)
    row.bind(action)
    row.bind(resourceType)
    row.bind(resourceID)
    row.bind(resourceName)
    row.bind(createdAt)
  }
}

/// Something that happened in a project; its shape is our choice. [route: docs api/projects]
struct Activity: ListItem {
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

extension Strongly {
  /// Notes what happened to a workspace in the activity of its project, if it has one.
  static func note(
    _ action: String, workspace: WorkspaceRow, _ caller: StronglyCaller, _ db: borrowing Transaction
  ) throws(StronglyError) {
    guard let project = workspace.projectID else { return }
    try note(
      action, in: project, about: workspace.id, named: workspace.name, by: caller.userID, db)
  }

  /// Notes what happened in a project.
  static func note(
    _ action: String, in project: String, about id: String, named name: String, by user: String,
    _ db: borrowing Transaction
  ) throws(StronglyError) {
    try db.add(
      ActivityRow(
        id: try db.token("activity", prefix: "act_", .lowercase, length: 12),
        projectID: project, userID: user, action: action, resourceID: id, resourceName: name,
        now: db.now))
  }
}
