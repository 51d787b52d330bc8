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
  static let plan = RecordPlan(Self.self)

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
}

/// 404; 403 for another account's or beyond a key's scope.
extension BuildRow {
  static let findFailures: [OrgoErrorCode] = [.buildNotFound, .accessDenied]

  static func key(of reference: String) -> String { reference }

  static func missing(_ reference: String) -> OrgoError { OrgoError(.buildNotFound) }

  func authorize(_ caller: OrgoCaller) throws(OrgoError) {
    try caller.admit(toWorkspace: projectID, of: userID)
  }
}

/// How far a build has come; clients say so themselves.
enum BuildStatus: String, WireEnum, ColumnEnum {
  case pending, building, completed, failed

  static let unknown = BuildStatus.pending
}

extension BuildRow: Sampled {
  static let sample = BuildRow(
    id: "sample", userID: "sample", orgID: "sample", projectID: "sample", name: "sample",
    tag: "sample", now: .sample)
}
