import Simulation
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
  let durationMS: Int

  init(_ row: WebhookDeliveryRow) {
    number = row.number
    eventID = row.id
    eventType = row.eventType
    status = row.status
    requestURL = row.requestURL
    responseStatus = row.responseStatus
    createdAt = row.createdAt
    originalEventID = row.originalEventID
    durationMS = row.durationMS
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
      json.field("duration_ms", durationMS)
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
  let meanMS: Int
  let mostMS: Int

  init(total: Int, successes: Int, lastDeliveryAt: Instant?, meanMS: Int, mostMS: Int) {
    self.meanMS = meanMS
    self.mostMS = mostMS
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
      json.field("avg_duration_ms", meanMS)
      json.field("max_duration_ms", mostMS)
      json.field("last_delivery_at", lastDeliveryAt)
    }
  }
}
