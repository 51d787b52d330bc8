import Simulation
import Wire

/// A key as lists and look-ups show it: never the key itself. Times of this page of the
/// documentation have milliseconds. [docs api/auth; `status`, `lastUsedAt`: docs python-sdk/users]
struct APIKey: WireOutput {
  let row: APIKeyRow
  let status: APIKeyRow.Status

  init(_ row: APIKeyRow, now: Instant) {
    self.row = row
    status = row.status(at: now)
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.identifier(row.id)
      json.field("name", row.name)
      json.field("keyPrefix", row.keyPrefix)
      json.field("scopes", row.scopes)
      json.field("status", status)
      json.field("expiresAt", row.expiresAt?.iso8601(.milliseconds))
      json.field("lastUsedAt", row.lastUsedAt?.iso8601(.milliseconds))
      json.field("createdAt", row.createdAt.iso8601(.milliseconds))
    }
  }
}

/// A key that has just been minted, with the one showing of the key itself. [docs api/auth]
struct MintedKey: WireOutput {
  let row: APIKeyRow
  let key: String

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.identifier(row.id)
      json.field("key", key)
      json.field("name", row.name)
      json.field("keyPrefix", row.keyPrefix)
      json.field("scopes", row.scopes)
      json.field("expiresAt", row.expiresAt?.iso8601(.milliseconds))
      json.field("createdAt", row.createdAt.iso8601(.milliseconds))
    }
  }
}
