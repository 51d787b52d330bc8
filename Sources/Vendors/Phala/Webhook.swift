import Simulation
import Wire

/// A webhook as Phala shows it: the secret whole only where it is new. [OpenAPI WebhookResponse]
struct Webhook: ReplyBody {
  let id: String
  let url: String
  let secret: String
  let events: [String]
  let name: String?
  let isEnabled: Bool
  let createdAt: Instant
  let updatedAt: Instant

  init(_ row: WebhookRow, showsSecret: Bool = false) {
    id = row.id
    url = row.url
    secret = showsSecret ? row.secret : "whsec_****...\(row.secret.suffix(4))"
    events = row.events
    name = row.name
    isEnabled = row.isEnabled
    createdAt = row.createdAt
    updatedAt = row.updatedAt
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", id)
      json.field("url", url)
      json.field("secret", secret)
      json.field("events", events)
      json.field("name", name)
      json.field("enabled", isEnabled)
      json.field("created_at", createdAt)
      json.field("updated_at", updatedAt)
    }
  }
}

/// A bare array of webhooks.
struct WebhookArray: ReplyBody {
  let items: [Webhook]

  init(items: [Webhook]) { self.items = items }

  func write(to json: inout JSONWriter) { items.write(to: &json) }
}

/// A webhook's secret. [OpenAPI, untyped; our choice of shape]
struct WebhookSecret: ReplyBody {
  let secret: String

  init(secret: String) { self.secret = secret }

  func write(to json: inout JSONWriter) { json.object { $0.field("secret", secret) } }
}

/// The events that webhooks can be made for. [docs webhooks]
enum WebhookEvent: String, WireEnum {
  case created = "cvm.created"
  case started = "cvm.started"
  case createFailed = "cvm.create_failed"
  case restarted = "cvm.restarted"
  case updated = "cvm.updated"
  case stopped = "cvm.stopped"
  case deleted = "cvm.deleted"
  case pendingApproval = "cvm.update.pending_approval"
}

/// The address of a webhook: public and https, by the setting `webhook_http` also others.
/// [docs webhooks]
struct CreateWebhook: RequestBody {
  let url: String
  let events: [WebhookEvent]
  let name: Text<0, 100>?
  let secret: String?
}

/// The body of `PUT /workspace/webhooks/{webhook_id}`: what is not there stays. [OpenAPI]
struct UpdateWebhook: RequestBody {
  let url: String?
  let events: [WebhookEvent]?
  let name: Text<0, 100>?
  let enabled: Bool?
}

extension Phala {
  static func webhook(
    _ context: RequestContext, _ caller: PhalaCaller, _ db: borrowing Transaction
  ) throws(PhalaError) -> WebhookRow {
    guard let row = try db.find(WebhookRow.self, context.path["webhook_id"]),
      row.workspaceID == caller.workspace.id
    else { throw PhalaError(.notFound, "Webhook not found") }
    return row
  }

  static func listWebhooks(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(PhalaError) -> WebhookArray {
    let rows = try db.all(
      WebhookRow.self, where: "workspace_id = ? ORDER BY number", call.caller.workspace.id)
    return WebhookArray(items: rows.map { Webhook($0) })
  }

  static func createWebhook(
    _ call: Call<CreateWebhook>, _ db: borrowing Transaction
  ) throws(PhalaError) -> Webhook {
    let input = call.input
    try check(url: input.url, db)
    var secret = input.secret ?? ""
    if secret.isEmpty { secret = try newSecret(db) }
    let row = WebhookRow(
      id: try db.uuid("webhook"), number: try db.ordinal("webhook number"),
      workspaceID: call.caller.workspace.id, url: input.url,
      secret: secret, events: input.events.map(\.rawValue),
      name: input.name?.value, now: db.now)
    try db.add(row)
    return Webhook(row, showsSecret: true)
  }

  private static func newSecret(_ db: borrowing Transaction) throws(PhalaError) -> String {
    try db.token("webhook secret", prefix: "whsec_", .mixedCase, length: 32)
  }

  private static func check(url: String, _ db: borrowing Transaction) throws(PhalaError) {
    if db.settings[webhookHTTP], url.hasPrefix("http://") { return }
    let host = url.dropFirst("https://".count).prefix { $0 != "/" && $0 != ":" }
    guard url.hasPrefix("https://"), host.contains("."), !host.hasPrefix("127."),
      !host.hasPrefix("10."), !host.hasPrefix("192.168.")
    else { throw PhalaError(.body, "url", .custom("URL must be a public https address")) }
  }

  static func getWebhook(
    _ call: Call<NoInput>, _ webhook: WebhookRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> Webhook {
    Webhook(webhook)
  }

  static func updateWebhook(
    _ call: Call<UpdateWebhook>, _ webhook: WebhookRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> Webhook {
    let input = call.input
    if let url = input.url { try check(url: url, db) }
    var row = webhook
    row.url = input.url ?? row.url
    row.events = input.events?.map(\.rawValue) ?? row.events
    row.name = input.name?.value ?? row.name
    row.isEnabled = input.enabled ?? row.isEnabled
    row.updatedAt = db.now
    _ = try db.update(row, key: row.id)
    return Webhook(row)
  }

  /// Its deliveries go with it.
  static func deleteWebhook(
    _ call: Call<NoInput>, _ webhook: WebhookRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> NoContent {
    _ = try db.execute("DELETE FROM webhook_deliveries WHERE webhook_id = ?", webhook.id)
    try db.delete(WebhookRow.self, webhook.id)
    return NoContent()
  }

  /// Needs a second factor that has just been shown, by the setting `webhook_step_up`.
  static func revealWebhookSecret(
    _ call: Call<NoInput>, _ webhook: WebhookRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> WebhookSecret {
    guard !db.settings[webhookStepUp] else { throw PhalaError(.stepUpRequired) }
    return WebhookSecret(secret: webhook.secret)
  }

  static func rotateWebhookSecret(
    _ call: Call<NoInput>, _ webhook: WebhookRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> WebhookSecret {
    guard !db.settings[webhookStepUp] else { throw PhalaError(.stepUpRequired) }
    var row = webhook
    row.secret = try newSecret(db)
    row.updatedAt = db.now
    _ = try db.update(row, key: row.id)
    return WebhookSecret(secret: row.secret)
  }
}
