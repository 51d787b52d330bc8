import Simulation
import Storage
import Wire

/// An API key that was minted here. The key itself is never stored, only a digest.
struct APIKeyRow: StoredRow {
  let id: String
  let tenantID: String
  var name: String
  var keyDigest: String
  var keyPrefix: String
  let keyType: String
  let purpose: String
  /// Names of scopes; empty holds all.
  var scopes: [String]
  var status: String
  var expiresAt: Instant?
  var lastUsedAt: Instant?
  let createdAt: Instant
  var updatedAt: Instant

  /// The requests a minute that every key is given. [docs authentication]
  static let rateLimit = 60

  init(
    id: String, tenantID: String, name: String, type: APIKeyType, purpose: APIKeyPurpose,
    now: Instant
  ) {
    self.id = id
    self.tenantID = tenantID
    self.name = name
    keyDigest = ""
    keyPrefix = ""
    keyType = type.rawValue
    self.purpose = purpose.rawValue
    scopes = []
    status = "active"
    createdAt = now
    updatedAt = now
  }

  /// Whether a request with this key may do what needs the scope.
  func holds(_ scope: String) -> Bool { scopes.isEmpty || scopes.contains(scope) }

  static let table = "api_keys"
  static let columns = [
    "id", "tenant_id", "name", "key_digest", "key_prefix", "key_type", "purpose", "scopes",
    "status", "expires_at", "last_used_at", "created_at", "updated_at",
  ]

  init(from row: inout RowReader) {
    id = row.text()
    tenantID = row.text()
    name = row.text()
    keyDigest = row.text()
    keyPrefix = row.text()
    keyType = row.text()
    purpose = row.text()
    scopes = row.document().tree.arrayValue?.compactMap(\.stringValue) ?? []
    status = row.text()
    expiresAt = row.optionalInstant()
    lastUsedAt = row.optionalInstant()
    createdAt = row.instant()
    updatedAt = row.instant()
  }

  func store(into row: inout RowWriter) {
    row.bind(id)
    row.bind(tenantID)
    row.bind(name)
    row.bind(keyDigest)
    row.bind(keyPrefix)
    row.bind(keyType)
    row.bind(purpose)
    row.bind(RawJSON(.array(scopes.map { .string($0) })))
    row.bind(status)
    row.bind(expiresAt)
    row.bind(lastUsedAt)
    row.bind(createdAt)
    row.bind(updatedAt)
  }
}
