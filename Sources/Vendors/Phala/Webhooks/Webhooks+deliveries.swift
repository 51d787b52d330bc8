import Simulation
import Storage
import Wire

/// Events, and what became of them.
extension Webhooks {
  static let outcome = Setting(
    "webhook_outcome", default: WebhookOutcome.delivered,
    why: "no webhook leaves this machine; this is what their deliveries say became of them",
    vendor: "sends them, and records what came back")

  /// Keeps an event for every webhook of the workspace that wants it. Nothing is sent: whether it
  /// arrived is what the setting `webhook_outcome` says.
  static func emit(
    _ event: String, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) {
    let webhooks = try db.all(
      WebhookRow.self, where: "workspace_id = ? ORDER BY number", cvm.workspaceID)
    guard !webhooks.isEmpty, let workspace = try db.find(WorkspaceRow.self, cvm.workspaceID)
    else { return }
    let data: JSONObject = [
      "cvm_id": .string(cvm.vmUUID), "cvm_name": .string(cvm.name), "app_id": .string(cvm.appID),
      "status": .string(cvm.status),
    ]
    for webhook in webhooks where webhook.isEnabled && webhook.events.contains(event) {
      _ = try deliver(event, data, workspace, to: webhook, original: "", db)
    }
  }

  private static func deliver(
    _ event: String, _ data: JSONObject, _ workspace: WorkspaceRow, to webhook: WebhookRow,
    original: String, _ db: borrowing Transaction
  ) throws(PhalaError) -> WebhookDeliveryRow {
    let id = try db.token("webhook event", prefix: "evt_", .hex, length: 16)
    let row = WebhookDeliveryRow(
      id: id, number: try db.ordinal("webhook delivery"), webhook, event: event,
      payload: [
        "id": .string(id), "event": .string(event), "version": "1",
        "created_at": .string(db.now.iso8601()),
        "workspace": ["id": .string(workspace.slug), "name": .string(workspace.name)],
        "data": .object(data),
      ], isDelivered: db.settings[outcome] == .delivered, original: original,
      now: db.now)
    try db.add(row)
    return row
  }

  static func testWebhook(
    _ call: Call<NoInput>, _ webhook: WebhookRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> WebhookDelivery {
    WebhookDelivery(
      try deliver(
        "webhook.test", ["message": "This is a test event"], call.caller.workspace(db), to: webhook,
        original: "", db))
  }

  /// Newest first.
  static func listWebhookDeliveries(
    _ call: Call<ListDeliveries>, _ webhook: WebhookRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> WebhookDeliveryArray {
    let rows = try db.all(
      WebhookDeliveryRow.self, where: "webhook_id = ? ORDER BY number DESC LIMIT ? OFFSET ?",
      webhook.id, call.input.limit?.value ?? 50, call.input.offset?.value ?? 0)
    return WebhookDeliveryArray(items: rows.map(WebhookDelivery.init))
  }

  static func resendWebhookDelivery(
    _ call: Call<NoInput>, _ webhook: WebhookRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> WebhookDelivery {
    guard let row = try db.find(WebhookDeliveryRow.self, call.path["event_id"]),
      row.webhookID == webhook.id
    else { throw PhalaError(.notFound, "Delivery not found") }
    let data = row.payload.tree["data"]?.objectValue ?? [:]
    return WebhookDelivery(
      try deliver(
        row.eventType, data, call.caller.workspace(db), to: webhook, original: row.id, db))
  }

  static func getWebhookStats(
    _ call: Call<NoInput>, _ webhook: WebhookRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> WebhookStats {
    let last = try db.first(
      WebhookDeliveryRow.self, where: "webhook_id = ? ORDER BY number DESC LIMIT 1", webhook.id)
    let durations = try db.query(
      """
      SELECT COALESCE(SUM(duration_ms) / COUNT(*), 0), COALESCE(MAX(duration_ms), 0)
      FROM webhook_deliveries WHERE webhook_id = ?
      """, webhook.id
    ) { (mean: $0.integer(), most: $0.integer()) }
    return WebhookStats(
      total: try db.count(WebhookDeliveryRow.self, where: "webhook_id = ?", webhook.id),
      successes: try db.count(
        WebhookDeliveryRow.self, where: "webhook_id = ? AND status = 'success'", webhook.id),
      lastDeliveryAt: last?.createdAt, meanMS: durations.first?.mean ?? 0,
      mostMS: durations.first?.most ?? 0)
  }
}

/// What `GET /workspace/webhooks/{webhook_id}/deliveries` takes. Ranges are our choice.
struct ListDeliveries: RequestQuery {
  let limit: Count<1, 100>?
  let offset: Count<0, 2_147_483_647>?
}

/// What became of webhook deliveries.
enum WebhookOutcome: String, WireEnum {
  case delivered, failed
}
