import Simulation
import Storage
import Wire

/// What a first call provisioned and a second may commit, for fourteen days: a new CVM, or a new
/// composition of one. [docs references/error-codes] [OpenAPI]
struct ProvisionRow: StoredRow {
  let id: String
  let workspaceID: String
  /// The CVM that the composition is for; nil for a new CVM.
  let cvmID: String?
  let appID: String
  let composeHash: String
  /// `ProvisionRequest`, as a document.
  let request: RawJSON
  let createdAt: Instant

  static let lifetime = Duration.seconds(14 * 86400)

  static let table = "provisions"
  static let columns = [
    "id", "workspace_id", "cvm_id", "app_id", "compose_hash", "request", "created_at",
  ]

  init(
    id: String, workspaceID: String, cvmID: String?, appID: String, composeHash: String,
    request: RawJSON, now: Instant
  ) {
    self.id = id
    self.workspaceID = workspaceID
    self.cvmID = cvmID
    self.appID = appID
    self.composeHash = composeHash
    self.request = request
    createdAt = now
  }

  init(from row: inout RowReader) {
    id = row.text()
    workspaceID = row.text()
    cvmID = row.optionalText()
    appID = row.text()
    composeHash = row.text()
    request = row.document()
    createdAt = row.instant()
  }

  func store(into row: inout RowWriter) {
    row.bind(id)
    row.bind(workspaceID)
    row.bind(cvmID)
    row.bind(appID)
    row.bind(composeHash)
    row.bind(request)
    row.bind(createdAt)
  }
}
