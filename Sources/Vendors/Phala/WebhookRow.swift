import Simulation
import Storage
import Wire

/// A webhook of a workspace.
struct WebhookRow: StoredRow {
  let id: String
  let number: Int
  let workspaceID: String
  var url: String
  var secret: String
  var events: [String]
  var name: String?
  var isEnabled = true
  let createdAt: Instant
  var updatedAt: Instant

  static let table = "webhooks"
  static let columns = [
    "id", "number", "workspace_id", "url", "secret", "events", "name", "enabled", "created_at",
    "updated_at",
  ]

  init(
    id: String, number: Int, workspaceID: String, url: String, secret: String, events: [String],
    name: String?, now: Instant
  ) {
    self.id = id
    self.number = number
    self.workspaceID = workspaceID
    self.url = url
    self.secret = secret
    self.events = events
    self.name = name
    createdAt = now
    updatedAt = now
  }

  init(from row: inout RowReader) {
    id = row.text()
    number = row.integer()
    workspaceID = row.text()
    url = row.text()
    secret = row.text()
    events = row.document().tree.arrayValue?.compactMap(\.stringValue) ?? []
    name = row.optionalText()
    isEnabled = row.flag()
    createdAt = row.instant()
    updatedAt = row.instant()
  }

  func store(into row: inout RowWriter) {
    row.bind(id)
    row.bind(number)
    row.bind(workspaceID)
    row.bind(url)
    row.bind(secret)
    row.bind(RawJSON(.array(events.map { .string($0) })))
    row.bind(name)
    row.bind(isEnabled)
    row.bind(createdAt)
    row.bind(updatedAt)
  }
}
