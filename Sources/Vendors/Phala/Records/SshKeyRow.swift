import Simulation
import Storage
import Wire

/// An SSH key of a user.
struct SshKeyRow: PhalaRow {
  let id: String
  let number: Int
  let userID: String
  let name: String
  let publicKey: String
  let fingerprint: String
  let keyType: String
  /// `manual`, `github_profile` or `github_sync`.
  let source: String
  var lastSyncedAt: Instant?
  let createdAt: Instant
  let updatedAt: Instant

  static let table = "ssh_keys"
  static let plan = RecordPlan(Self.self)

  init(
    id: String, number: Int, userID: String, name: String, key: SshPublicKey, source: String,
    now: Instant
  ) {
    self.id = id
    self.number = number
    self.userID = userID
    self.name = name
    publicKey = key.text
    fingerprint = key.fingerprint
    keyType = key.type
    self.source = source
    createdAt = now
    updatedAt = now
  }
}

/// A key of another user is 404.
extension SshKeyRow {
  static let findFailures: [PhalaErrorCode] = [.notFound]

  static func missing(_ reference: String) -> PhalaError {
    PhalaError(.notFound, "SSH key not found")
  }

  func authorize(_ caller: PhalaCaller) throws(PhalaError) {
    guard userID == caller.userID else { throw Self.missing(id) }
  }
}

/// A public key in OpenSSH's one line: type, Base64, comment.
struct SshPublicKey: Sendable {
  let text: String
  let type: String
  let fingerprint: String

  static let types = [
    "ssh-ed25519", "ssh-rsa", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521",
    "sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com",
  ]

  /// Nil where it is none: another type, or no Base64 that a key could be in.
  init?(_ text: String) {
    let parts = text.split(whereSeparator: \.isWhitespace)
    guard parts.count >= 2, Self.types.contains(String(parts[0])), parts[1].count >= 16,
      let blob = Base64.decode(String(parts[1]))
    else { return nil }
    self.text = text
    type = String(parts[0])
    let digest = Hex.decode(PhalaHash.sha256(blob)) ?? []
    fingerprint = "SHA256:" + Base64.encode(digest).filter { $0 != "=" }
  }
}
