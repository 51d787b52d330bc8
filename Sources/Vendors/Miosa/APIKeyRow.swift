import Simulation
import Wire

/// An API key that was minted here. The key itself is never stored, only a digest.
struct APIKeyRow: StoredRow {
  let id: String
  let tenantID: String
  let name: String
  let keyDigest: String
  let keyPrefix: String
  let scopes: RawJSON
  let status: String
  let expiresAt: Instant?
  let createdAt: Instant

  static let table = "api_keys"
  static let columns = [
    "id", "tenant_id", "name", "key_digest", "key_prefix", "scopes", "status", "expires_at",
    "created_at",
  ]

  init(from row: inout RowReader) {
    id = row.text()
    tenantID = row.text()
    name = row.text()
    keyDigest = row.text()
    keyPrefix = row.text()
    scopes = row.document()
    status = row.text()
    expiresAt = row.optionalInstant()
    createdAt = row.instant()
  }

  func store(into row: inout RowWriter) {
    row.bind(id)
    row.bind(tenantID)
    row.bind(name)
    row.bind(keyDigest)
    row.bind(keyPrefix)
    row.bind(scopes)
    row.bind(status)
    row.bind(expiresAt)
    row.bind(createdAt)
  }
}
