import Simulation
import Storage
import Wire

/// An SSH key as Phala shows it. [OpenAPI SshKeyResponse]
struct SshKey: ReplyBody {
  let id: String
  let userID: String
  let name: String
  let publicKey: String
  let fingerprint: String
  let keyType: String
  let source: String
  let lastSyncedAt: Instant?
  let createdAt: Instant
  let updatedAt: Instant

  init(_ row: SshKeyRow) {
    id = row.id
    userID = row.userID
    name = row.name
    publicKey = row.publicKey
    fingerprint = row.fingerprint
    keyType = row.keyType
    source = row.source
    lastSyncedAt = row.lastSyncedAt
    createdAt = row.createdAt
    updatedAt = row.updatedAt
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", id)
      json.field("user_id", userID)
      json.field("name", name)
      json.field("public_key", publicKey)
      json.field("fingerprint", fingerprint)
      json.field("key_type", keyType)
      json.field("source", source)
      json.field("key_metadata", JSONObject?.none)
      json.field("last_synced_at", lastSyncedAt)
      json.field("created_at", createdAt)
      json.field("updated_at", updatedAt)
    }
  }
}

/// A bare array of keys.
struct SshKeyArray: ReplyBody {
  let items: [SshKey]

  init(items: [SshKey]) { self.items = items }

  func write(to json: inout JSONWriter) { items.write(to: &json) }
}

/// The body of `POST /user/ssh-keys`. [OpenAPI SshKeyCreateRequest]
struct CreateSshKey: RequestBody {
  let name: Text<1, 100>
  let publicKey: String

  enum CodingKeys: String, CodingKey {
    case name
    case publicKey = "public_key"
  }
}

/// The body of `POST /user/ssh-keys/github-profile`. [OpenAPI GithubProfileImportRequest]
struct ImportGithubProfile: RequestBody {
  let githubUsername: Text<1, 39>

  enum CodingKeys: String, CodingKey { case githubUsername = "github_username" }
}

/// What an import brought. [OpenAPI GithubProfileImportResponse]
struct ImportedGithubProfile: ReplyBody {
  let username: String
  let added: Int
  let skipped: Int

  init(username: String, added: Int, skipped: Int) {
    self.username = username
    self.added = added
    self.skipped = skipped
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("github_username", username)
      json.field("keys_added", added)
      json.field("keys_skipped", skipped)
      json.field("errors", [String]())
    }
  }
}

/// What a sync brought. [OpenAPI GithubSyncResponse]
struct SyncedGithubKeys: ReplyBody {
  let count: Int

  init(count: Int) { self.count = count }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("synced_count", count)
      json.field("keys_added", 0)
      json.field("keys_updated", count)
      json.field("keys_removed", 0)
      json.field("errors", [String]())
    }
  }
}

extension Phala {
  static func listSshKeys(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(PhalaError) -> SshKeyArray {
    let rows = try db.all(
      SshKeyRow.self, where: "user_id = ? ORDER BY number", call.caller.user.id)
    return SshKeyArray(items: rows.map(SshKey.init))
  }

  static func createSshKey(
    _ call: Call<CreateSshKey>, _ db: borrowing Transaction
  ) throws(PhalaError) -> SshKey {
    guard let key = SshPublicKey(call.input.publicKey) else {
      throw PhalaError(.badRequest, "Invalid SSH public key")
    }
    guard let row = try add(key, call.input.name.value, "manual", call.caller, db) else {
      throw PhalaError(.badRequest, "SSH key already exists")
    }
    return SshKey(row)
  }

  /// The new key, or nil where the user has it.
  private static func add(
    _ key: SshPublicKey, _ name: String, _ source: String, _ caller: PhalaCaller,
    _ db: borrowing Transaction
  ) throws(PhalaError) -> SshKeyRow? {
    var row = SshKeyRow(
      id: try db.token("ssh key", prefix: "key_", .mixedCase, length: 12),
      number: try db.ordinal("ssh key number"), userID: caller.user.id, name: name, key: key,
      source: source, now: db.now)
    if source != "manual" { row.lastSyncedAt = db.now }
    guard case .done = try db.insert(row) else { return nil }
    return row
  }

  static func deleteSshKey(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(PhalaError) -> NoContent {
    let id = call.path["key_id"]
    guard let row = try db.find(SshKeyRow.self, id), row.userID == call.caller.user.id else {
      throw PhalaError(.notFound, "SSH key not found")
    }
    try db.delete(SshKeyRow.self, row.id)
    return NoContent()
  }

  /// No request leaves this machine: a profile has one key, made from its name. [our choice]
  static func importGithubProfileSshKeys(
    _ call: Call<ImportGithubProfile>, _ db: borrowing Transaction
  ) throws(PhalaError) -> ImportedGithubProfile {
    let username = call.input.githubUsername.value
    let secret = Hex.decode(PhalaHash.publicKey(of: "github \(username)")) ?? []
    let blob = [0, 0, 0, 11] + Array("ssh-ed25519".utf8) + [0, 0, 0, 32] + secret
    let line = "ssh-ed25519 \(Base64.encode(blob)) \(username)@github"
    var added = 0
    if let key = SshPublicKey(line),
      try add(key, "github-\(username)", "github_profile", call.caller, db) != nil
    {
      added = 1
    }
    return ImportedGithubProfile(username: username, added: added, skipped: 1 - added)
  }

  static func syncGithubSshKeys(
    _ call: Call<OptionalBody<JSONObject>>, _ db: borrowing Transaction
  ) throws(PhalaError) -> SyncedGithubKeys {
    let count = try db.count(
      SshKeyRow.self, where: "user_id = ? AND source <> 'manual'", call.caller.user.id)
    _ = try db.execute(
      "UPDATE ssh_keys SET last_synced_at = ? WHERE user_id = ? AND source <> 'manual'",
      db.now, call.caller.user.id)
    return SyncedGithubKeys(count: count)
  }
}
