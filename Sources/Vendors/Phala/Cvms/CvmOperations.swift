import HTTPTypes
import Simulation
import Storage
import Wire

/// What was done to a CVM, and what is being done.
enum CvmOperations: PhalaResource {
  private static let one = group("/api/v1/cvms", about: "operation", tier: 2, source: .openAPI)
    .on(CvmRow.self, at: "/{cvm_id}")

  static let routes: [Route] = [
    one(
      .get, "/operations", "List what was done to a CVM", id: "listCvmOperations",
      by: listCvmOperations),
    one(
      .get, "/operation-status", "Get the operation in progress", id: "getCvmOperationStatus",
      by: getCvmOperationStatus),
    one(
      .post, "/operations/cancel", "Cancel the operation in progress", id: "cancelCvmOperation",
      by: cancelCvmOperation),
  ]

  static func listCvmOperations(
    _ call: Call<ListOperations>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmOperationList {
    let input = call.input
    var filter = RowFilter("cvm_id = ?", cvm.id)
    filter.require("started_at >= ?", ifPresent: input.startTime)
    filter.require("started_at <= ?", ifPresent: input.endTime)
    if let types = input.operationTypes, !types.isEmpty {
      filter.require("type IN (SELECT value FROM json_each(?))", types)
    }
    let total = try db.count(OperationRow.self, dynamic: filter.condition, filter.values)
    if let cursor = input.cursor {
      filter.require("number < ?", try PhalaCursor.position(in: cursor))
    }
    let limit = input.limit?.value ?? 50
    let rows = try db.all(
      OperationRow.self, dynamic: "\(filter.condition) ORDER BY number DESC LIMIT ?",
      filter.values + [limit + 1])
    return CvmOperationList(
      items: rows.prefix(limit).map(CvmOperation.init),
      nextCursor: rows.count > limit ? PhalaCursor.text(rows[limit - 1].number) : nil,
      total: total)
  }

  static func getCvmOperationStatus(
    _ call: Call<NoInput>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> OperationStatus {
    OperationStatus(operation: try CvmView(of: cvm, db).operation.map(CvmOperation.init))
  }

  /// Ends the operation; the CVM goes to what it was heading away from or is stopped at.
  static func cancelCvmOperation(
    _ call: Call<NoInput>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> CancelledOperation {
    guard let id = try OperationRow.cancel(of: cvm, db) else {
      return CancelledOperation(correlationID: nil)
    }
    var row = cvm
    row.operationID = nil
    try row.save(db)
    try db.begin(
      cvm.startedAt == nil ? "cancel to stopped" : "cancel to running", of: Cvms.kind, cvm.id)
    return CancelledOperation(correlationID: id)
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
