import Simulation
import Storage
import Wire

/// A composition that an app has had. It stays when the CVM is gone.
struct RevisionRow: Record {
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
  static let plan = RecordPlan(Self.self)

  init(id: String, number: Int, _ cvm: CvmRow, type: String, trace: String?, now: Instant) {
    self.id = id
    self.number = number
    appID = cvm.appID
    cvmID = cvm.id
    cvmName = cvm.name
    vmUUID = cvm.vmUUID
    composeHash = cvm.composeHash
    compose = cvm.compose.stored
    encryptedEnv = cvm.encryptedEnv
    userConfig = cvm.userConfig
    traceID = trace
    operationType = type
    creatorID = cvm.creatorID
    createdAt = now
  }
}

extension RevisionRow: Sampled {
  static let sample = RevisionRow(
    id: "sample", number: 1, .sample, type: "sample", trace: nil, now: .sample)
}

extension RevisionRow {
  /// Records the composition of a CVM, unless the CVM's newest revision is the same already: an
  /// update in two phases has one from its first phase on.
  static func record(
    _ cvm: CvmRow, _ type: String, trace: String?,
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
