import Simulation
import Storage
import Wire

/// A stretch of time in which a CVM had one size and so one price. It stays when the CVM is gone.
struct CvmSizeRow: StoredRow {
  let id: String
  let cvmID: String
  let appID: String
  let vmUUID: String
  let rateMicros: Int
  let diskGB: Int
  let from: Instant
  let until: Instant?

  static let table = "cvm_sizes"
  static let columns = [
    "id", "cvm_id", "app_id", "vm_uuid", "rate_micros", "disk_size", "from_at", "until_at",
  ]

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

  init(from row: inout RowReader) {
    id = row.text()
    cvmID = row.text()
    appID = row.text()
    vmUUID = row.text()
    rateMicros = row.integer()
    diskGB = row.integer()
    from = row.instant()
    until = row.optionalInstant()
  }

  func store(into row: inout RowWriter) {
    row.bind(id)
    row.bind(cvmID)
    row.bind(appID)
    row.bind(vmUUID)
    row.bind(rateMicros)
    row.bind(diskGB)
    row.bind(from)
    row.bind(until)
  }
}

extension Phala {
  /// Begins a stretch; the one before ends now.
  static func recordSize(_ cvm: CvmRow, _ db: borrowing Transaction) throws(PhalaError) {
    try closeSize(cvm, db)
    try db.add(CvmSizeRow(id: try db.uuid("size"), cvm, from: db.now))
  }

  static func closeSize(_ cvm: CvmRow, _ db: borrowing Transaction) throws(PhalaError) {
    _ = try db.execute(
      "UPDATE cvm_sizes SET until_at = ? WHERE cvm_id = ? AND until_at IS NULL", db.now, cvm.id)
  }
}
