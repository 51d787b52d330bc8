import Simulation
import Storage
import Wire

/// Something that was done to a CVM: one row a change, kept when the CVM is gone.
struct OperationRow: Record {
  /// The correlation id.
  let id: String
  let number: Int
  let cvmID: String
  /// `power_on`, `compose_update`, `resize`, ...
  let type: String
  /// The status that it is to end in.
  let target: String
  let userNumber: Int
  let username: String
  let instanceName: String
  let composeHash: String?
  /// `in_progress`, `completed`, `failed` or `cancelled`.
  var status = "in_progress"
  var errorMessage: String?
  let startedAt: Instant
  var completedAt: Instant?

  static let table = "operations"
  static let plan = RecordPlan(Self.self)

  init(
    id: String, number: Int, _ cvm: CvmRow, type: String, target: String, by user: UserRow,
    now: Instant
  ) {
    self.id = id
    self.number = number
    cvmID = cvm.id
    self.type = type
    self.target = target
    userNumber = user.number
    username = user.username
    instanceName = cvm.name
    composeHash = cvm.composeHash
    startedAt = now
  }
}

extension OperationRow {
  /// Ends the operation in progress of a CVM as cancelled; gives its correlation id.
  @discardableResult
  static func cancel(
    of cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> String? {
    guard let id = cvm.operationID, var operation = try db.find(OperationRow.self, id) else {
      return nil
    }
    operation.status = "cancelled"
    operation.completedAt = db.now
    _ = try db.update(operation, key: id)
    return id
  }
}

extension OperationRow: Sampled {
  static let sample = OperationRow(
    id: "sample", number: 1, .sample, type: "start", target: "running",
    by: UserRow(id: "sample", number: 1, username: "sample", createdAt: .sample), now: .sample)
}
