import Simulation
import Storage
import Wire

/// A build of a template's image. The image itself is the client's affair: its SDK runs docker.
struct BuildRow: OrgoRow {
  let id: String
  let userID: String
  let orgID: String
  let projectID: String
  let name: String
  let tag: String
  let imageRef: String
  var status: BuildStatus
  var logs: String?
  var errorMessage: String?
  let createdAt: Instant

  static let table = "builds"
  static let columns = [
    "id", "user_id", "org_id", "project_id", "name", "tag", "image_ref", "status", "logs",
    "error_message", "created_at",
  ]

  init(
    id: String, userID: String, orgID: String, projectID: String, name: String, tag: String,
    now: Instant
  ) {
    self.id = id
    self.userID = userID
    self.orgID = orgID
    self.projectID = projectID
    self.name = name
    self.tag = tag
    imageRef = "orgoforge:\(tag)"
    status = .pending
    createdAt = now
  }

  init(from row: inout RowReader) {
    id = row.text()
    userID = row.text()
    orgID = row.text()
    projectID = row.text()
    name = row.text()
    tag = row.text()
    imageRef = row.text()
    status = BuildStatus(rawValue: row.text()) ?? .pending
    logs = row.optionalText()
    errorMessage = row.optionalText()
    createdAt = row.instant()
  }

  func store(into row: inout RowWriter) {
    row.bind(id)
    row.bind(userID)
    row.bind(orgID)
    row.bind(projectID)
    row.bind(name)
    row.bind(tag)
    row.bind(imageRef)
    row.bind(status.rawValue)
    row.bind(logs)
    row.bind(errorMessage)
    row.bind(createdAt)
  }
}

/// 404; 403 for another account's or beyond a key's scope.
extension BuildRow {
  static let findFailures: [OrgoErrorCode] = [.buildNotFound, .accessDenied]

  static func key(of reference: String) -> String { reference }

  static func missing(_ reference: String) -> OrgoError { OrgoError(.buildNotFound) }

  func authorize(_ caller: OrgoCaller) throws(OrgoError) {
    try caller.admit(toWorkspace: projectID, of: userID)
  }

  /// Stands in for a row where only the shape of its rendering is asked for.
  static let sample = BuildRow(
    id: "sample", userID: "sample", orgID: "sample", projectID: "sample", name: "sample",
    tag: "sample", now: .sample)
}

/// How far a build has come; clients say so themselves.
enum BuildStatus: String, WireEnum {
  case pending, building, completed, failed
}
