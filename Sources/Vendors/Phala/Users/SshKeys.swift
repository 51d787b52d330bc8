import HTTPTypes
import Simulation
import Storage
import Wire

/// SSH keys of a user.
enum SshKeys: PhalaResource {
  private static let all = group(
    "/api/v1/user/ssh-keys", about: "ssh key", tier: 2, source: .openAPI)

  static let routes: [Route] = [
    all(.get, "", "List SSH keys", id: "listSshKeys", by: listSshKeys),
    all(
      .post, "", "Add an SSH key", returns: .created, fails: .badRequest, id: "createSshKey",
      by: createSshKey),
    all(
      .delete, "/{key_id}", "Remove an SSH key", returns: .noContent, fails: .notFound,
      id: "deleteSshKey", by: deleteSshKey),
    all(
      .post, "/github-profile", "Import the SSH keys of a GitHub profile",
      id: "importGithubProfileSshKeys", by: importGithubProfileSshKeys),
    all(
      .post, "/github-sync", "Bring imported SSH keys up to date", id: "syncGithubSshKeys",
      by: syncGithubSshKeys),
  ]

  static func listSshKeys(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(PhalaError) -> SshKeyArray {
    let rows = try db.all(
      SshKeyRow.self, where: "user_id = ? ORDER BY number", call.caller.userID)
    return SshKeyArray(items: rows.map(SshKey.init))
  }

  static func createSshKey(
    _ call: Call<CreateSshKey>, _ db: borrowing Transaction
  ) throws(PhalaError) -> SshKey {
    guard let key = SshPublicKey(call.input.publicKey.value) else {
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
      number: try db.ordinal("ssh key number"), userID: caller.userID, name: name, key: key,
      source: source, now: db.now)
    if source != "manual" { row.lastSyncedAt = db.now }
    guard case .done = try db.insert(row) else { return nil }
    return row
  }

  /// The key is looked for last, after the input has been judged.
  static func deleteSshKey(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(PhalaError) -> NoContent {
    let key = try SshKeyRow.find(call.path["key_id"], for: call.caller, db)
    try db.delete(SshKeyRow.self, key.id)
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
      SshKeyRow.self, where: "user_id = ? AND source <> 'manual'", call.caller.userID)
    _ = try db.execute(
      "UPDATE ssh_keys SET last_synced_at = ? WHERE user_id = ? AND source <> 'manual'",
      db.now, call.caller.userID)
    return SyncedGithubKeys(count: count)
  }
}

/// The body of `POST /user/ssh-keys`. [OpenAPI SshKeyCreateRequest]
struct CreateSshKey: RequestBody {
  let name: NonBlankText<1, 100>
  /// The length is our choice: the longest RSA keys have some 3 KB.
  let publicKey: Text<0, 16384>

  enum CodingKeys: String, CodingKey {
    case name
    case publicKey = "public_key"
  }
}

/// The body of `POST /user/ssh-keys/github-profile`. [OpenAPI GithubProfileImportRequest]
struct ImportGithubProfile: RequestBody {
  let githubUsername: NonBlankText<1, 39>

  enum CodingKeys: String, CodingKey { case githubUsername = "github_username" }
}
