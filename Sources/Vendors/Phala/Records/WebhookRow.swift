import Simulation
import Storage
import Wire

/// A webhook of a workspace.
struct WebhookRow: PhalaRow {
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
  static let plan = RecordPlan(Self.self)
  static let spelling = ["isEnabled": "enabled"]

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
}

/// A webhook of another workspace is 404.
extension WebhookRow {
  static let findFailures: [PhalaErrorCode] = [.notFound]

  static func missing(_ reference: String) -> PhalaError {
    PhalaError(.notFound, "Webhook not found")
  }

  func authorize(_ caller: PhalaCaller) throws(PhalaError) {
    guard workspaceID == caller.workspaceID else { throw Self.missing(id) }
  }
}
