import HTTPTypes
import Simulation
import Wire

/// Webhooks of a workspace. No event leaves this machine.
enum Webhooks: PhalaResource {
  private static let all = group(
    "/api/v1/workspace/webhooks", about: "webhook", tier: 2, source: .openAPI)
  private static let one = all.on(WebhookRow.self, at: "/{webhook_id}")

  static let routes: [Route] = [
    all(.get, "", "List webhooks", id: "listWebhooks", by: listWebhooks),
    all(.post, "", "Make a webhook", returns: .created, id: "createWebhook", by: createWebhook),
    one(.get, "", "Get a webhook", id: "getWebhook", by: getWebhook),
    one(.put, "", "Change a webhook", id: "updateWebhook", by: updateWebhook),
    one(
      .delete, "", "Delete a webhook", returns: .noContent, id: "deleteWebhook", by: deleteWebhook),
    one(
      .post, "/reveal-secret", "Show a webhook's secret", fails: .notFound, .stepUpRequired,
      id: "revealWebhookSecret", by: revealWebhookSecret),
    one(
      .post, "/rotate-secret", "Replace a webhook's secret", fails: .notFound, .stepUpRequired,
      id: "rotateWebhookSecret", by: rotateWebhookSecret),
    one(.post, "/test", "Send a test event", id: "testWebhook", by: testWebhook),
    one(
      .get, "/deliveries", "List a webhook's deliveries", id: "listWebhookDeliveries",
      by: listWebhookDeliveries),
    one(
      .post, "/deliveries/{event_id}/resend", "Send an event again", id: "resendWebhookDelivery",
      by: resendWebhookDelivery),
    one(.get, "/stats", "Get a webhook's figures", id: "getWebhookStats", by: getWebhookStats),
  ]

  static let allowHTTP = Setting(
    "webhook_http", default: false,
    why: "the service takes public https addresses only; tests may want http://127.0.0.1")

  static let stepUp = Setting(
    "webhook_step_up", default: false,
    why: "the service shows webhook secrets only after a second factor: 428 until then",
    vendor: "asks for a second factor first: 428")

  static func listWebhooks(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(PhalaError) -> WebhookArray {
    let rows = try db.all(
      WebhookRow.self, where: "workspace_id = ? ORDER BY number", call.caller.workspaceID)
    return WebhookArray(items: rows.map { Webhook($0) })
  }

  static func createWebhook(
    _ call: Call<CreateWebhook>, _ db: borrowing Transaction
  ) throws(PhalaError) -> Webhook {
    let input = call.input
    try check(url: input.url.value, db)
    var secret = input.secret?.value ?? ""
    if secret.isEmpty { secret = try newSecret(db) }
    let row = WebhookRow(
      id: try db.uuid("webhook"), number: try db.ordinal("webhook number"),
      workspaceID: call.caller.workspaceID, url: input.url.value,
      secret: secret, events: input.events.map(\.rawValue),
      name: input.name.flatMap { $0.value.isEmpty ? nil : $0.value }, now: db.now)
    try db.add(row)
    return Webhook(row, showsSecret: true)
  }

  private static func newSecret(_ db: borrowing Transaction) throws(PhalaError) -> String {
    try db.token("webhook secret", prefix: "whsec_", .mixedCase, length: 32)
  }

  private static func check(url: String, _ db: borrowing Transaction) throws(PhalaError) {
    if db.settings[allowHTTP], url.hasPrefix("http://") { return }
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
    if let url = input.url { try check(url: url.value, db) }
    var row = webhook
    row.url = input.url?.value ?? row.url
    row.events = input.events?.map(\.rawValue) ?? row.events
    if let name = input.name?.value { row.name = name.isEmpty ? nil : name }
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

  /// Asks for a second factor that has just been shown, by the setting `webhook_step_up`.
  private static func requireStepUp(_ db: borrowing Transaction) throws(PhalaError) {
    guard !db.settings[stepUp] else { throw PhalaError(.stepUpRequired) }
  }

  static func revealWebhookSecret(
    _ call: Call<NoInput>, _ webhook: WebhookRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> WebhookSecret {
    try requireStepUp(db)
    return WebhookSecret(secret: webhook.secret)
  }

  static func rotateWebhookSecret(
    _ call: Call<NoInput>, _ webhook: WebhookRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> WebhookSecret {
    try requireStepUp(db)
    var row = webhook
    row.secret = try newSecret(db)
    row.updatedAt = db.now
    _ = try db.update(row, key: row.id)
    return WebhookSecret(secret: row.secret)
  }
}

/// The address of a webhook, whose lengths are our choice: public and https, by the setting `webhook_http` also others.
/// [docs webhooks]
struct CreateWebhook: RequestBody {
  let url: Text<1, 2048>
  let events: [WebhookEvent]
  let name: NonBlankText<0, 100>?
  let secret: Text<0, 255>?
}

/// The body of `PUT /workspace/webhooks/{webhook_id}`: what is not there stays. [OpenAPI]
struct UpdateWebhook: RequestBody {
  let url: Text<1, 2048>?
  let events: [WebhookEvent]?
  let name: NonBlankText<0, 100>?
  let enabled: Bool?
}
