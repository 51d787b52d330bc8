import Simulation
import Storage
import Wire

/// A workspace as it is stored, with what its CVMs take up.
struct WorkspaceRow: Record {
  let id: String
  /// The integer that usage records show in place of the id.
  let number: Int
  let ownerID: String
  var name: String
  var slug: String
  var avatarURL: String?
  var description: String?
  var tier: WorkspaceTier
  var billingStatus = "active"
  var suspendedAt: Instant?
  /// Money in millionths of a dollar.
  var balanceMicros = 100_000_000
  var grantedMicros = 20_000_000
  var reservedNodes = 0
  let createdAt: Instant
  /// What exists, in any status; kept up by the database.
  @Derived private(set) var cvmCount = 0
  @Derived private(set) var vcpuUsed = 0
  @Derived private(set) var memoryUsed = 0
  @Derived private(set) var diskUsed = 0

  var isSuspended: Bool { billingStatus != "active" }

  init(
    id: String, number: Int, owner: String, name: String, slug: String, tier: WorkspaceTier,
    now: Instant
  ) {
    self.id = id
    self.number = number
    ownerID = owner
    self.name = name
    self.slug = slug
    self.tier = tier
    createdAt = now
  }

  static let table = "workspaces"
  static let plan = RecordPlan(Self.self)
}

extension WorkspaceRow {
  /// A suspended workspace can be read and not changed. [docs changelog; wording our choice]
  func requireActive() throws(PhalaError) {
    guard !isSuspended else { throw PhalaError(.workspaceSuspended) }
  }

  /// A dollar is the least that a launch takes. [contract: an older message of the service]
  func requireBalance() throws(PhalaError) {
    guard balanceMicros + grantedMicros >= 1_000_000 else {
      throw PhalaError(.insufficientBalance)
    }
  }

  /// The app id that the workspace's wallet makes from a nonce: of how many it has provisioned.
  func appID(nonce: Int) -> String {
    String(PhalaHash.sha256(Array("\(id) \(nonce)".utf8)).prefix(40))
  }

  /// The nonce of the next app id.
  func nextNonce(_ db: borrowing Transaction) throws(PhalaError) -> Int {
    try db.count(ProvisionRow.self, where: "workspace_id = ?", id)
  }
}

extension WorkspaceRow: Sampled {
  static let sample = WorkspaceRow(
    id: "sample", number: 1, owner: "sample", name: "sample", slug: "sample", tier: .level1,
    now: .sample)
}
