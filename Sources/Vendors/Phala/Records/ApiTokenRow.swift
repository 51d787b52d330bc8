import Simulation
import Storage
import Wire

/// An API key that exists by name. The key itself is never stored, only a digest.
struct ApiTokenRow: Record {
  let id: String
  let number: Int
  let userID: String
  let workspaceID: String
  let name: String
  let keyDigest: String
  let prefix: String
  var isActive = true
  let defaultVersion: PhalaVersion
  let createdAt: Instant
  var expiresAt: Instant?

  static let table = "api_tokens"
  static let plan = RecordPlan(Self.self)
  static let spelling = ["prefix": "token_prefix"]

  init(
    number: Int, _ user: UserRow, _ workspace: WorkspaceRow, name: String, key: String,
    now: Instant
  ) {
    id = String(number)
    self.number = number
    userID = user.id
    workspaceID = workspace.id
    self.name = name
    keyDigest = Digest.text(of: key)
    prefix = String(key.prefix(9))
    defaultVersion = .june2026
    createdAt = now
  }
}
