import Simulation
import Storage
import Wire

/// An API key that was minted here. The key itself is never stored, only a digest.
struct APIKeyRow: MiosaRow {
  let id: String
  let tenantID: String
  var name: String
  var keyDigest: String
  var keyPrefix: String
  let keyType: String
  let purpose: String
  /// Names of scopes; empty holds all.
  var scopes: [String]
  /// `active` or `disabled`; that the time of a key has passed is told by the clock.
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

  /// The status at an instant: a key whose time has passed is `expired`, whatever it was set to
  /// before; one that was disabled stays that. [docs authentication: the words are our choice]
  func status(at now: Instant) -> String {
    guard status == "active", let expiresAt, expiresAt <= now else { return status }
    return "expired"
  }

  /// Keeps when the key was last used, to the minute: a read need not become a write each time.
  func noteUse(_ db: borrowing Transaction) throws(MiosaError) {
    let minute = db.now.floored(to: .seconds(60))
    guard lastUsedAt.map({ $0 < minute }) ?? true else { return }
    _ = try db.execute(
      "UPDATE api_keys SET last_used_at = ? WHERE id = ?", max(minute, createdAt), id)
  }

  /// Whether a request with this key may do what needs the scope.
  func holds(_ scope: String) -> Bool { scopes.isEmpty || scopes.contains(scope) }

  static let noun = "API key"
  static let table = "api_keys"
  static let plan = RecordPlan(Self.self)
}

extension APIKeyRow {
  /// A fresh text, of which the row keeps the digest and the first twelve characters.
  mutating func mint(_ db: borrowing Transaction) throws(MiosaError) -> String {
    let type = APIKeyType(rawValue: keyType) ?? .user
    let key = try db.token("api key text", prefix: type.prefix, length: 32)
    keyDigest = Digest.text(of: key)
    keyPrefix = String(key.prefix(12))
    _ = try db.execute(
      "INSERT INTO minted_keys (key_digest, key_id) VALUES (?, ?)", keyDigest, id)
    return key
  }
}

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
