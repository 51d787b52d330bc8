import Simulation
import Storage
import Wire

/// What a first call provisioned and a second may commit, for fourteen days: a new CVM, or a new
/// composition of one. [docs references/error-codes] [OpenAPI]
struct ProvisionRow: Record {
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
  static let plan = RecordPlan(Self.self)

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

  /// Whether it may still be committed.
  func isOpen(at now: Instant) -> Bool { now < createdAt + Self.lifetime }
}
