import Simulation
import Storage
import Wire

/// A composition that an app has had. It stays when the CVM is gone.
struct RevisionRow: StoredRow {
  let id: String
  let number: Int
  let appID: String
  let cvmID: String
  let cvmName: String
  let vmUUID: String
  let composeHash: String
  let compose: RawJSON
  let encryptedEnv: String
  let userConfig: String
  let traceID: String?
  let operationType: String
  let creatorID: String
  let createdAt: Instant

  static let table = "revisions"
  static let columns = [
    "id", "number", "app_id", "cvm_id", "cvm_name", "vm_uuid", "compose_hash", "compose",
    "encrypted_env", "user_config", "trace_id", "operation_type", "creator_id", "created_at",
  ]

  init(id: String, number: Int, _ cvm: CvmRow, type: String, trace: String?, now: Instant) {
    self.id = id
    self.number = number
    appID = cvm.appID
    cvmID = cvm.id
    cvmName = cvm.name
    vmUUID = cvm.vmUUID
    composeHash = cvm.composeHash
    compose = cvm.compose.document
    encryptedEnv = cvm.encryptedEnv
    userConfig = cvm.userConfig
    traceID = trace
    operationType = type
    creatorID = cvm.creatorID
    createdAt = now
  }

  init(from row: inout RowReader) {
    id = row.text()
    number = row.integer()
    appID = row.text()
    cvmID = row.text()
    cvmName = row.text()
    vmUUID = row.text()
    composeHash = row.text()
    compose = row.document()
    encryptedEnv = row.text()
    userConfig = row.text()
    traceID = row.optionalText()
    operationType = row.text()
    creatorID = row.text()
    createdAt = row.instant()
  }

  func store(into row: inout RowWriter) {
    row.bind(id)
    row.bind(number)
    row.bind(appID)
    row.bind(cvmID)
    row.bind(cvmName)
    row.bind(vmUUID)
    row.bind(composeHash)
    row.bind(compose)
    row.bind(encryptedEnv)
    row.bind(userConfig)
    row.bind(traceID)
    row.bind(operationType)
    row.bind(creatorID)
    row.bind(createdAt)
  }

  /// Stands in for a row where only the shape of a rendering is asked for.
  static let sample = RevisionRow(
    id: "sample", number: 1, .sample, type: "sample", trace: nil, now: .sample)
}

extension Phala {
  /// Records the composition of a CVM, unless the CVM's newest revision is the same already: an
  /// update in two phases has one from its first phase on.
  static func recordRevision(
    _ cvm: CvmRow, _ type: String, by caller: PhalaCaller, trace: String?,
    _ db: borrowing Transaction
  ) throws(PhalaError) {
    let newest = try db.first(
      RevisionRow.self, where: "app_id = ? AND +cvm_id = ? ORDER BY number DESC LIMIT 1",
      cvm.appID, cvm.id)
    guard newest?.composeHash != cvm.composeHash else { return }
    try db.add(
      RevisionRow(
        id: try db.token("revision", prefix: "rev_", .mixedCase, length: 12),
        number: try db.ordinal("revision number"), cvm, type: type, trace: trace, now: db.now)
    )
  }
}
