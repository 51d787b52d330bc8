import Simulation
import Storage
import Wire

/// A delivery as Phala shows it. [OpenAPI WebhookDeliveryResponse]
struct WebhookDelivery: ReplyBody {
  let number: Int
  let eventID: String
  let eventType: String
  let status: String
  let requestURL: String
  let responseStatus: Int
  let createdAt: Instant
  let originalEventID: String

  init(_ row: WebhookDeliveryRow) {
    number = row.number
    eventID = row.id
    eventType = row.eventType
    status = row.status
    requestURL = row.requestURL
    responseStatus = row.responseStatus
    createdAt = row.createdAt
    originalEventID = row.originalEventID
  }

  func write(to json: inout JSONWriter) {
    let isDelivered = status == "success"
    json.object { json in
      json.field("snowflake_id", number)
      json.field("event_id", eventID)
      json.field("event_type", eventType)
      json.field("status", status)
      json.field("attempts", 1)
      json.field("request_url", requestURL)
      json.field("response_status", responseStatus)
      json.field("error_message", isDelivered ? "" : "HTTP 500")
      json.field("duration_ms", 120)
      json.field("created_at", createdAt)
      json.field("delivered_at", isDelivered ? createdAt : nil)
      json.field("original_event_id", originalEventID)
    }
  }
}

/// A bare array of deliveries.
struct WebhookDeliveryArray: ReplyBody {
  let items: [WebhookDelivery]

  init(items: [WebhookDelivery]) { self.items = items }

  func write(to json: inout JSONWriter) { items.write(to: &json) }
}

/// Figures of a webhook. [OpenAPI WebhookStatsResponse]
struct WebhookStats: ReplyBody {
  let total: Int
  let successes: Int
  let lastDeliveryAt: Instant?

  init(total: Int, successes: Int, lastDeliveryAt: Instant?) {
    self.total = total
    self.successes = successes
    self.lastDeliveryAt = lastDeliveryAt
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("total", total)
      json.field("success_count", successes)
      json.field("failed_count", total - successes)
      json.field("success_rate", total == 0 ? 0 : Double(successes) / Double(total) * 100)
      json.field("avg_duration_ms", total == 0 ? 0 : 120)
      json.field("max_duration_ms", total == 0 ? 0 : 120)
      json.field("last_delivery_at", lastDeliveryAt)
    }
  }
}

/// What `GET /workspace/webhooks/{webhook_id}/deliveries` takes. Ranges are our choice.
struct ListDeliveries: RequestQuery {
  let limit: Count<1, 100>?
  let offset: Count<0, 2_147_483_647>?
}

extension Phala {
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
      ], isDelivered: db.settings[webhookOutcome] == .delivered, original: original,
      now: db.now)
    try db.add(row)
    return row
  }

  static func testWebhook(
    _ call: Call<NoInput>, _ webhook: WebhookRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> WebhookDelivery {
    WebhookDelivery(
      try deliver(
        "webhook.test", ["message": "This is a test event"], call.caller.workspace, to: webhook,
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
        row.eventType, data, call.caller.workspace, to: webhook, original: row.id, db))
  }

  static func getWebhookStats(
    _ call: Call<NoInput>, _ webhook: WebhookRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> WebhookStats {
    let last = try db.first(
      WebhookDeliveryRow.self, where: "webhook_id = ? ORDER BY number DESC LIMIT 1", webhook.id)
    return WebhookStats(
      total: try db.count(WebhookDeliveryRow.self, where: "webhook_id = ?", webhook.id),
      successes: try db.count(
        WebhookDeliveryRow.self, where: "webhook_id = ? AND status = 'success'", webhook.id),
      lastDeliveryAt: last?.createdAt)
  }
}
