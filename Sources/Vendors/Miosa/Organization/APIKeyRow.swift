import Simulation
import Storage
import Wire

/// An API key that was minted here. The key itself is never stored, only a digest.
struct APIKeyRow: Record {
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
  static let plan = RecordPlan(Self.self)
}
