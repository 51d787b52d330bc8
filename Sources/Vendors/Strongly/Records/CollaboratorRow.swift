import Simulation
import Storage
import Wire

/// That a user works on a project, as it is stored.
struct CollaboratorRow: StoredRow, Decodable {
  let id: String
  let projectID: String
  let userID: String
  var role: CollaboratorRole
  let addedAt: Instant

  static let table = "collaborators"
  static let columns = ["id", "project_id", "user_id", "role", "added_at"]

  init(projectID: String, userID: String, role: CollaboratorRole, now: Instant) {
    id = "\(projectID) \(userID)"
    self.projectID = projectID
    self.userID = userID
    self.role = role
    addedAt = now
  }

  init(from row: inout RowReader) {
    id = row.text()
    projectID = row.text()
    userID = row.text()
    role = CollaboratorRole(rawValue: row.text()) ?? .viewer
    addedAt = row.instant()
  }

  func store(into row: inout RowWriter) {
    row.bind(id)
    row.bind(projectID)
    row.bind(userID)
    row.bind(role.rawValue)
    row.bind(addedAt)
  }
}

/// [docs projects]
enum CollaboratorRole: String, WireEnum {
  case editor, viewer
}
