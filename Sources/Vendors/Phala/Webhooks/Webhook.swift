import Simulation
import Wire

/// A webhook as Phala shows it: the secret whole only where it is new. [OpenAPI WebhookResponse]
struct Webhook: ReplyBody {
  let row: WebhookRow
  let secret: String

  init(_ row: WebhookRow, showsSecret: Bool = false) {
    self.row = row
    secret = showsSecret ? row.secret : "whsec_****...\(row.secret.suffix(4))"
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", row.id)
      json.field("url", row.url)
      json.field("secret", secret)
      json.field("events", row.events)
      json.field("name", row.name)
      json.field("enabled", row.isEnabled)
      json.field("created_at", row.createdAt)
      json.field("updated_at", row.updatedAt)
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
