import Simulation
import Storage
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

/// What `GET /cvms/{cvm_id}/operations` takes. [OpenAPI]
struct ListOperations: RequestQuery {
  let cursor: String?
  let limit: Count<1, 500>?
  let startTime: Instant?
  let endTime: Instant?
  let operationTypes: [String]?

  enum CodingKeys: String, CodingKey {
    case cursor, limit
    case startTime = "start_time"
    case endTime = "end_time"
    case operationTypes = "operation_types"
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

extension Phala {
  static func listCvmOperations(
    _ call: Call<ListOperations>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmOperationList {
    let input = call.input
    var condition = "cvm_id = ?"
    var values: [any ColumnValue] = [cvm.id]
    if let start = input.startTime {
      condition += " AND started_at >= ?"
      values.append(start)
    }
    if let end = input.endTime {
      condition += " AND started_at <= ?"
      values.append(end)
    }
    if let types = input.operationTypes, !types.isEmpty {
      condition += " AND type IN (\(types.map { _ in "?" }.joined(separator: ", ")))"
      values += types
    }
    let total = try db.count(OperationRow.self, dynamic: condition, values)
    if let cursor = input.cursor {
      guard let position = PhalaCursor.position(in: cursor) else {
        throw PhalaError(.query, "cursor", .custom("invalid cursor"))
      }
      condition += " AND number < ?"
      values.append(position)
    }
    let limit = input.limit?.value ?? 50
    let rows = try db.all(
      OperationRow.self, dynamic: condition + " ORDER BY number DESC LIMIT ?",
      values + [limit + 1])
    return CvmOperationList(
      items: rows.prefix(limit).map(CvmOperation.init),
      nextCursor: rows.count > limit ? PhalaCursor.text(rows[limit - 1].number) : nil,
      total: total)
  }

  static func getCvmOperationStatus(
    _ call: Call<NoInput>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> OperationStatus {
    OperationStatus(operation: try view(cvm, db).operation.map(CvmOperation.init))
  }

  /// Ends the operation; the CVM goes to what it was heading away from or is stopped at.
  static func cancelCvmOperation(
    _ call: Call<NoInput>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> CancelledOperation {
    guard let id = try cancelOperation(of: cvm, db) else {
      return CancelledOperation(correlationID: nil)
    }
    var row = cvm
    row.operationID = nil
    try save(row, db)
    try db.begin(
      cvm.startedAt == nil ? "cancel to stopped" : "cancel to running", of: cvmResource, cvm.id)
    return CancelledOperation(correlationID: id)
  }
}
