import Simulation
import Wire

/// What a key is for. [docs authentication]
enum APIKeyType: String, WireEnum {
  case user, admin, platform

  /// `msk_u_`, `msk_a_`, `msk_p_`. [docs authentication]
  var prefix: String { "msk_\(rawValue.prefix(1))_" }

  /// Whether a text has the shape of those that are minted here; the others need no look-up.
  static func isMinted(_ key: String) -> Bool {
    key.utf8.count == 38 && allCases.contains { key.hasPrefix($0.prefix) }
  }
}

/// [docs authentication]
enum APIKeyPurpose: String, WireEnum {
  case api, optimal
}

/// The body of `POST /api-keys`. [docs authentication]
struct CreateAPIKey: RequestBody {
  let name: Text<1, 120>
  let keyType: APIKeyType?
  let purpose: APIKeyPurpose?
  let scopes: [String]?
  let expiresAt: Instant?

  enum CodingKeys: String, CodingKey {
    case name, purpose, scopes
    case keyType = "key_type"
    case expiresAt = "expires_at"
  }
}

/// The body of `PATCH /api-keys/{id}`. [SDK: api_keys.py: name, scopes or status]
struct UpdateAPIKey: RequestBody {
  enum Status: String, WireEnum { case active, disabled }

  let name: Text<1, 120>?
  let scopes: [String]?
  let status: Status?
  let expiresAt: Field<Instant>

  enum CodingKeys: String, CodingKey {
    case name, scopes, status
    case expiresAt = "expires_at"
  }
}

/// A key as it is shown; its text only where it was just made. [docs authentication]
struct APIKey: WireOutput {
  let id: String
  var key: String?
  let keyPrefix: String
  let name: String
  let keyType: String
  let purpose: String
  let status: String
  let scopes: [String]
  let expiresAt: Instant?
  let lastUsedAt: Instant?
  let createdAt: Instant

  init(_ row: APIKeyRow, key: String? = nil) {
    id = row.id
    self.key = key
    keyPrefix = row.keyPrefix
    name = row.name
    keyType = row.keyType
    purpose = row.purpose
    status = row.status
    scopes = row.scopes
    expiresAt = row.expiresAt
    lastUsedAt = row.lastUsedAt
    createdAt = row.createdAt
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", id)
      json.field(ifPresent: "key", key)
      json.field("key_prefix", keyPrefix)
      json.field("name", name)
      json.field("key_type", keyType)
      json.field("key_purpose", purpose)
      json.field("rate_limit_rpm", APIKeyRow.rateLimit)
      json.field("status", status)
      json.field("scopes", scopes)
      json.field("expires_at", expiresAt)
      json.field("last_used_at", lastUsedAt)
      json.field("created_at", createdAt)
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
