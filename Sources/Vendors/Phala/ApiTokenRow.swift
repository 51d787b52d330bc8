import Simulation
import Storage
import Wire

/// An API key that exists by name. The key itself is never stored, only a digest.
struct ApiTokenRow: StoredRow {
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
  static let columns = [
    "id", "number", "user_id", "workspace_id", "name", "key_digest", "token_prefix", "is_active",
    "default_version", "created_at", "expires_at",
  ]

  init(
    number: Int, _ user: UserRow, _ workspace: WorkspaceRow, name: String, key: String,
    now: Instant
  ) {
    self.number = number
    userID = user.id
    workspaceID = workspace.id
    self.name = name
    keyDigest = Digest.text(of: key)
    prefix = String(key.prefix(9))
    defaultVersion = .june2026
    createdAt = now
  }

  init(from row: inout RowReader) {
    _ = row.text()
    number = row.integer()
    userID = row.text()
    workspaceID = row.text()
    name = row.text()
    keyDigest = row.text()
    prefix = row.text()
    isActive = row.flag()
    defaultVersion = PhalaVersion(rawValue: row.text()) ?? .june2026
    createdAt = row.instant()
    expiresAt = row.optionalInstant()
  }

  func store(into row: inout RowWriter) {
    row.bind(String(number))
    row.bind(number)
    row.bind(userID)
    row.bind(workspaceID)
    row.bind(name)
    row.bind(keyDigest)
    row.bind(prefix)
    row.bind(isActive)
    row.bind(defaultVersion.rawValue)
    row.bind(createdAt)
    row.bind(expiresAt)
  }
}
