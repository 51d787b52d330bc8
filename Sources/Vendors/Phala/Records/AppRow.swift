import Simulation
import Storage
import Wire

/// An app: what groups the CVMs of one app id. It stays when its CVMs are gone.
struct AppRow: PhalaRow {
  let id: String
  /// The integer that usage records show in place of the id.
  let number: Int
  let workspaceID: String
  let appID: String
  let name: String
  let kmsType: String
  let createdAt: Instant

  static let table = "apps"
  static let plan = RecordPlan(Self.self)

  init(id: String, number: Int, workspaceID: String, appID: String, name: String, now: Instant) {
    self.id = id
    self.number = number
    self.workspaceID = workspaceID
    self.appID = appID
    self.name = name
    kmsType = "phala"
    createdAt = now
  }
}

/// Apps are found by app id in any spelling, `prj_...` or name; one of another workspace is 404.
extension AppRow {
  static let findFailures: [PhalaErrorCode] = [.appNotFound]

  static func find(
    _ reference: String, for caller: PhalaCaller, _ db: borrowing Transaction
  ) throws(PhalaError) -> AppRow {
    var found: AppRow?
    switch CvmIdentifier(reference) {
    case .hex(let hex): found = try db.first(AppRow.self, where: "app_id = ?", hex)
    case .name(let name):
      found = try db.find(AppRow.self, name)
      if found == nil {
        found = try db.first(
          AppRow.self, where: "workspace_id = ? AND name = ? ORDER BY number LIMIT 1",
          caller.workspaceID, name)
      }
    case .id, .uuid: break
    }
    guard let found else { throw missing(reference) }
    try found.authorize(caller)
    return found
  }

  static func missing(_ reference: String) -> PhalaError { PhalaError(.appNotFound) }

  func authorize(_ caller: PhalaCaller) throws(PhalaError) {
    guard workspaceID == caller.workspaceID else { throw PhalaError(.appNotFound) }
  }
}

/// The app's CVMs, in the order in which they were made.
extension AppRow {
  func cvms(_ db: borrowing Transaction) throws(PhalaError) -> [CvmRow] {
    try db.all(CvmRow.self, where: "app_id = ? ORDER BY number", appID)
  }

  /// Adds the app of a new app id.
  static func add(
    _ appID: String, in workspaceID: String, named name: String, since instant: Instant,
    _ db: borrowing Transaction
  ) throws(PhalaError) {
    try db.add(
      AppRow(
        id: try db.token("project", prefix: "prj_", .mixedCase, length: 8),
        number: try db.ordinal("app number"), workspaceID: workspaceID, appID: appID, name: name,
        now: instant))
  }
}

extension AppRow: Sampled {
  static let sample = AppRow(
    id: "sample", number: 1, workspaceID: "sample", appID: "sample", name: "sample", now: .sample)
}
