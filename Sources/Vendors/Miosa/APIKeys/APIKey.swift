import Simulation
import Wire

/// A key as it is shown; its text only where it was just made. [docs authentication] [SDK: Go,
/// TypeScript and Elixir read `tenant_id`, `prefix` and `token`]
struct APIKey: WireOutput {
  let row: APIKeyRow
  /// When it is shown, which decides whether it has expired.
  let now: Instant
  let key: String?

  init(_ row: APIKeyRow, now: Instant, key: String? = nil) {
    self.row = row
    self.now = now
    self.key = key
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", row.id)
      json.field("tenant_id", row.tenantID)
      json.field(ifPresent: "key", key)
      json.field(ifPresent: "token", key)
      json.field("key_prefix", row.keyPrefix)
      json.field("prefix", row.keyPrefix)
      json.field("name", row.name)
      json.field("key_type", row.keyType)
      json.field("key_purpose", row.purpose)
      json.field("rate_limit_rpm", APIKeyRow.rateLimit)
      json.field("status", row.status(at: now))
      json.field("scopes", row.scopes)
      json.field("expires_at", row.expiresAt)
      json.field("last_used_at", row.lastUsedAt)
      json.field("created_at", row.createdAt)
    }
  }
}

/// A bundle of scopes under a name. [SDK: api_keys.py; the bundles are our choice]
struct APIKeyPreset: WireOutput {
  let name: String
  let description: String
  let scopes: [String]

  /// Every scope that the documents name. [docs platform/api-keys]
  static let allScopes = [
    "sandboxes:read", "sandboxes:write", "computers:read", "computers:write", "deployments:read",
    "deployments:write", "domains:write", "data:write", "usage:read", "audit:read",
  ]

  static let all = [
    APIKeyPreset(name: "full_access", description: "Everything", scopes: allScopes),
    APIKeyPreset(
      name: "read_only", description: "Reading only",
      scopes: allScopes.filter { $0.hasSuffix(":read") }),
    APIKeyPreset(
      name: "computers", description: "Computers only",
      scopes: ["computers:read", "computers:write"]),
  ]

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("name", name)
      json.field("description", description)
      json.field("scopes", scopes)
    }
  }
}
