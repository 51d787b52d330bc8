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
  static let plan = RecordPlan(Self.self)

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
}

extension WorkspaceRow {
  /// Notes that a workspace has other computers than before.
  static func touch(_ id: String, _ db: borrowing Transaction) throws(OrgoError) {
    _ = try db.execute("UPDATE workspaces SET updated_at = ? WHERE id = ?", db.now, id)
  }
}

/// 404; 403 for another account's or beyond a key's scope.
extension WorkspaceRow {
  static let findFailures: [OrgoErrorCode] = [.workspaceNotFound, .accessDenied]

  static func missing(_ reference: String) -> OrgoError { OrgoError(.workspaceNotFound) }

  func authorize(_ caller: OrgoCaller) throws(OrgoError) {
    try caller.admit(toWorkspace: id, of: userID)
  }
}

/// The states of a workspace; nothing documented moves one. [E2]
enum WorkspaceStatus: String, WireEnum {
  case active, inactive
}

extension WorkspaceRow: Sampled {
  static let sample = WorkspaceRow(id: "sample", userID: "sample", name: "sample", now: .sample)
}
