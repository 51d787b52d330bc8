import Simulation
import Storage
import Wire

/// That a user works on a project, as it is stored.
struct CollaboratorRow: Record {
  let id: String
  let projectID: String
  let userID: String
  var role: CollaboratorRole
  let addedAt: Instant

  static let table = "collaborators"
  static let plan = RecordPlan(Self.self)

  init(projectID: String, userID: String, role: CollaboratorRole, now: Instant) {
    id = "\(projectID) \(userID)"
    self.projectID = projectID
    self.userID = userID
    self.role = role
    addedAt = now
  }
}

/// [docs projects]
enum CollaboratorRole: String, WireEnum, ColumnEnum {
  case editor, viewer

  static let unknown = CollaboratorRole.viewer
}
