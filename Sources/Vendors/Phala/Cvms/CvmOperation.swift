import Simulation
import Wire

/// Something that was done to a CVM, as the list shows it. [OpenAPI CvmOperationResponse]
struct CvmOperation: WireOutput {
  let row: OperationRow

  init(_ row: OperationRow) { self.row = row }

  private var milliseconds: Int? {
    row.completedAt.map { Int(($0 - row.startedAt).microseconds / 1000) }
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("correlation_id", row.id)
      json.field("operation_type", row.type)
      json.field("target_state", row.target)
      json.field("triggered_by", row.userNumber)
      json.field("triggered_by_username", row.username)
      json.field("triggered_by_email", String?.none)
      json.field("started_at", row.startedAt)
      json.field("completed_at", row.completedAt)
      json.field("duration_ms", milliseconds)
      json.field("status", row.status)
      json.field("error_message", row.errorMessage)
      json.field("sub_operations", [String]())
      json.field("events", array: events) { json, event in
        json.object { json in
          json.field("event_type", "instance.\(row.type).\(event.0)")
          json.field("timestamp", event.1)
          json.field("state", event.2)
        }
      }
      json.field("instance_name", row.instanceName)
      json.field("compose_hash", row.composeHash)
    }
  }

  private var events: [(String, Instant, String)] {
    let start = ("start", row.startedAt, "in_progress")
    guard let end = row.completedAt else { return [start] }
    return [start, (row.status == "completed" ? "complete" : row.status, end, row.status)]
  }
}

/// What was done to a CVM, newest first. [OpenAPI PaginatedCvmOperationsResponse]
struct CvmOperationList: ReplyBody {
  let items: [CvmOperation]
  let nextCursor: String?
  let total: Int

  init(items: [CvmOperation], nextCursor: String?, total: Int) {
    self.items = items
    self.nextCursor = nextCursor
    self.total = total
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("items", items)
      json.field("next_cursor", nextCursor)
      json.field("total", total)
    }
  }
}

/// The operation in progress; the status alone where there is none. [OpenAPI; shape our choice]
struct OperationStatus: ReplyBody {
  let operation: CvmOperation?

  init(operation: CvmOperation?) { self.operation = operation }

  static var schema: Schema { JSONObject.schema }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("status", operation == nil ? "idle" : "in_progress")
      if let row = operation?.row {
        json.field("correlation_id", row.id)
        json.field("operation_type", row.type)
        json.field("target_state", row.target)
        json.field("started_at", row.startedAt)
      }
    }
  }
}

/// Whether there was something to cancel. [OpenAPI]
struct CancelledOperation: ReplyBody {
  let correlationID: String?

  init(correlationID: String?) { self.correlationID = correlationID }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("cancelled", correlationID != nil)
      json.field("correlation_id", correlationID)
    }
  }
}
