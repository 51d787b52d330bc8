import Simulation
import Storage
import Wire

/// A workspace as it is stored; `projects` is only another name for it on the wire.
struct WorkspaceRow: OrgoRow {
  let id: String
  let userID: String
  let name: String
  let status: String
  let iconURL: String?
  let createdAt: Instant
  let updatedAt: Instant

  static let table = "workspaces"
  static let columns = [
    "id", "user_id", "name", "status", "icon_url", "created_at", "updated_at",
  ]

  init(
    id: String, userID: String, name: String, status: WorkspaceStatus = .active,
    iconURL: String? = nil, now: Instant
  ) {
    self.id = id
    self.userID = userID
    self.name = name
    self.status = status.rawValue
    self.iconURL = iconURL
    createdAt = now
    updatedAt = now
  }

  init(from row: inout RowReader) {
    id = row.text()
    userID = row.text()
    name = row.text()
    status = row.text()
    iconURL = row.optionalText()
    createdAt = row.instant()
    updatedAt = row.instant()
  }

  func store(into row: inout RowWriter) {
    row.bind(id)
    row.bind(userID)
    row.bind(name)
    row.bind(status)
    row.bind(iconURL)
    row.bind(createdAt)
    row.bind(updatedAt)
  }
}

/// 404; 403 for another account's or beyond a key's scope.
extension WorkspaceRow {
  static let findFailures: [OrgoErrorCode] = [.workspaceNotFound, .accessDenied]

  static func missing(_ reference: String) -> OrgoError { OrgoError(.workspaceNotFound) }

  func authorize(_ caller: OrgoCaller) throws(OrgoError) {
    try caller.admit(toWorkspace: id, of: userID)
  }

  /// Stands in for a row where only the shape of its rendering is asked for.
  static let sample = WorkspaceRow(id: "sample", userID: "sample", name: "sample", now: .sample)
}

/// The states of a workspace; nothing documented moves one. [E2]
enum WorkspaceStatus: String, WireEnum {
  case active, inactive
}
