import Simulation
import Storage
import Wire

/// An app: what groups the CVMs of one app id. It stays when its CVMs are gone.
struct AppRow: StoredRow {
  let id: String
  /// The integer that usage records show in place of the id.
  let number: Int
  let workspaceID: String
  let appID: String
  let name: String
  let kmsType: String
  let createdAt: Instant

  static let table = "apps"
  static let columns = [
    "id", "number", "workspace_id", "app_id", "name", "kms_type", "created_at",
  ]

  init(id: String, number: Int, workspaceID: String, appID: String, name: String, now: Instant) {
    self.id = id
    self.number = number
    self.workspaceID = workspaceID
    self.appID = appID
    self.name = name
    kmsType = "phala"
    createdAt = now
  }

  init(from row: inout RowReader) {
    id = row.text()
    number = row.integer()
    workspaceID = row.text()
    appID = row.text()
    name = row.text()
    kmsType = row.text()
    createdAt = row.instant()
  }

  func store(into row: inout RowWriter) {
    row.bind(id)
    row.bind(number)
    row.bind(workspaceID)
    row.bind(appID)
    row.bind(name)
    row.bind(kmsType)
    row.bind(createdAt)
  }
}
