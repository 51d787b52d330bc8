import Simulation
import Storage
import Wire

/// An app: what groups the CVMs of one app id. It stays when its CVMs are gone.
struct AppRow: Record {
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

extension AppRow: Sampled {
  static let sample = AppRow(
    id: "sample", number: 1, workspaceID: "sample", appID: "sample", name: "sample", now: .sample)
}
