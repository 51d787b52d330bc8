import Simulation
import Storage
import Wire

/// An API key that was minted here. The key itself is never stored, only a digest.
struct APIKeyRow: StronglyRow {
  let id: String
  let userID: String
  let organizationID: String
  let name: String
  let keyDigest: String
  let keyPrefix: String
  let scopes: [String]
  var isRevoked: Bool
  let expiresAt: Instant?
  /// To the minute.
  let lastUsedAt: Instant?
  let createdAt: Instant

  /// What may become of a key. [docs api/auth]
  enum Status: String, WireEnum {
    case active, revoked, expired
  }

  init(
    id: String, key: String, owner: UserRow, name: String, scopes: [String],
    expiresAt: Instant? = nil, isRevoked: Bool = false, now: Instant
  ) {
    self.id = id
    userID = owner.id
    organizationID = owner.organizationID
    self.name = name
    keyDigest = Digest.text(of: key)
    keyPrefix = String(key.prefix(12))
    self.scopes = scopes
    self.isRevoked = isRevoked
    self.expiresAt = expiresAt
    lastUsedAt = nil
    createdAt = now
  }

  func status(at now: Instant) -> Status {
    if isRevoked { return .revoked }
    return expiresAt.map { $0 <= now } ?? false ? .expired : .active
  }

  static let notFound = StronglyErrorCode.apiKeyNotFound
  static let table = "api_keys"
  static let plan = RecordPlan(Self.self)
}

extension APIKeyRow {
  /// A key is its user's own.
  func authorize(_ caller: StronglyCaller) throws(StronglyError) {
    guard userID == caller.userID else { throw StronglyError(Self.notFound) }
  }
}
