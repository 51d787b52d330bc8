import Simulation
import Storage
import Wire

/// Something that was done to a CVM: one row a change, kept when the CVM is gone.
struct OperationRow: StoredRow {
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
  static let columns = [
    "id", "number", "cvm_id", "type", "target", "user_number", "username", "instance_name",
    "compose_hash", "status", "error_message", "started_at", "completed_at",
  ]

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

  init(from row: inout RowReader) {
    id = row.text()
    number = row.integer()
    cvmID = row.text()
    type = row.text()
    target = row.text()
    userNumber = row.integer()
    username = row.text()
    instanceName = row.text()
    composeHash = row.optionalText()
    status = row.text()
    errorMessage = row.optionalText()
    startedAt = row.instant()
    completedAt = row.optionalInstant()
  }

  func store(into row: inout RowWriter) {
    row.bind(id)
    row.bind(number)
    row.bind(cvmID)
    row.bind(type)
    row.bind(target)
    row.bind(userNumber)
    row.bind(username)
    row.bind(instanceName)
    row.bind(composeHash)
    row.bind(status)
    row.bind(errorMessage)
    row.bind(startedAt)
    row.bind(completedAt)
  }
}
