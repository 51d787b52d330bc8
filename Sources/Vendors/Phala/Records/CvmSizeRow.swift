import Simulation
import Storage
import Wire

/// A stretch of time in which a CVM had one size and so one price. It stays when the CVM is gone.
struct CvmSizeRow: Record {
  let id: String
  let cvmID: String
  let appID: String
  let vmUUID: String
  let rateMicros: Int
  let diskGB: Int
  let from: Instant
  let until: Instant?

  static let table = "cvm_sizes"
  static let plan = RecordPlan(Self.self)
  static let spelling = ["diskGB": "disk_size", "from": "from_at", "until": "until_at"]

  init(id: String, _ cvm: CvmRow, from: Instant) {
    self.id = id
    cvmID = cvm.id
    appID = cvm.appID
    vmUUID = cvm.vmUUID
    rateMicros = cvm.size.rateMicros
    diskGB = cvm.size.diskGB
    self.from = from
    until = nil
  }
}

extension CvmSizeRow {
  /// Begins a stretch; the one before ends now.
  static func begin(of cvm: CvmRow, _ db: borrowing Transaction) throws(PhalaError) {
    try end(of: cvm, db)
    try db.add(CvmSizeRow(id: try db.uuid("size"), cvm, from: db.now))
  }

  static func end(of cvm: CvmRow, _ db: borrowing Transaction) throws(PhalaError) {
    _ = try db.execute(
      "UPDATE cvm_sizes SET until_at = ? WHERE cvm_id = ? AND until_at IS NULL", db.now, cvm.id)
  }
}
