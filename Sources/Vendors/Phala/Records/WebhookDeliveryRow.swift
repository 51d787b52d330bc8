import Simulation
import Storage
import Wire

/// An event as it would have been sent. Nothing is: the outcome is scripted by a setting.
struct WebhookDeliveryRow: Record {
  /// The event id.
  let id: String
  let number: Int
  let webhookID: String
  let eventType: String
  let payload: RawJSON
  /// HMAC-SHA-256 of timestamp, point and payload. [docs webhooks]
  let signature: String
  /// `success` or `failed`.
  let status: String
  let attempts: Int
  let requestURL: String
  let responseStatus: Int
  /// Empty where there is none.
  let errorMessage: String
  let durationMS: Int
  let originalEventID: String
  let createdAt: Instant
  let deliveredAt: Instant?

  static let table = "webhook_deliveries"
  static let plan = RecordPlan(Self.self)

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
    status = isDelivered ? "success" : "failed"
    attempts = 1
    requestURL = webhook.url
    responseStatus = isDelivered ? 200 : 500
    errorMessage = isDelivered ? "" : "HTTP 500"
    // Of the event's id, so of the seed: another for each delivery.
    durationMS = 40 + Int(PhalaHash.number(of: id) % 200)
    originalEventID = original
    createdAt = now
    deliveredAt = isDelivered ? now : nil
  }
}
