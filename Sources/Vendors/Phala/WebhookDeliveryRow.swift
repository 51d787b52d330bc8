import Simulation
import Storage
import Wire

/// An event as it would have been sent. Nothing is: the outcome is scripted by a setting.
struct WebhookDeliveryRow: StoredRow {
  /// The event id.
  let id: String
  let number: Int
  let webhookID: String
  let eventType: String
  let payload: RawJSON
  /// HMAC-SHA-256 of timestamp, point and payload. [docs webhooks]
  let signature: String
  let isDelivered: Bool
  let requestURL: String
  let originalEventID: String
  let createdAt: Instant

  var status: String { isDelivered ? "success" : "failed" }
  var responseStatus: Int { isDelivered ? 200 : 500 }
  var durationMS: Int { 120 }

  static let table = "webhook_deliveries"
  static let columns = [
    "id", "number", "webhook_id", "event_type", "payload", "signature", "status", "attempts",
    "request_url", "response_status", "error_message", "duration_ms", "original_event_id",
    "created_at", "delivered_at",
  ]

  init(
    id: String, number: Int, _ webhook: WebhookRow, event: String, payload: JSONObject,
    isDelivered: Bool, original: String, now: Instant
  ) {
    self.id = id
    self.number = number
    webhookID = webhook.id
    eventType = event
    let document = RawJSON(payload)
    self.payload = document
    let stamp = now.microseconds / 1_000_000
    signature =
      "sha256="
      + PhalaHash.hmac(
        "\(stamp).\(document.text)", key: webhook.secret)
    self.isDelivered = isDelivered
    requestURL = webhook.url
    originalEventID = original
    createdAt = now
  }

  init(from row: inout RowReader) {
    id = row.text()
    number = row.integer()
    webhookID = row.text()
    eventType = row.text()
    payload = row.document()
    signature = row.text()
    isDelivered = row.text() == "success"
    _ = row.integer()
    requestURL = row.text()
    _ = row.integer()
    _ = row.text()
    _ = row.integer()
    originalEventID = row.text()
    createdAt = row.instant()
    _ = row.optionalInstant()
  }

  func store(into row: inout RowWriter) {
    row.bind(id)
    row.bind(number)
    row.bind(webhookID)
    row.bind(eventType)
    row.bind(payload)
    row.bind(signature)
    row.bind(status)
    row.bind(1)
    row.bind(requestURL)
    row.bind(responseStatus)
    row.bind(isDelivered ? "" : "HTTP 500")
    row.bind(durationMS)
    row.bind(originalEventID)
    row.bind(createdAt)
    row.bind(isDelivered ? createdAt : nil)
  }
}
