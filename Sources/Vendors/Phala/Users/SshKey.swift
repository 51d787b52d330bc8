import Simulation
import Wire

/// An SSH key as Phala shows it. [OpenAPI SshKeyResponse]
struct SshKey: ReplyBody {
  let row: SshKeyRow

  init(_ row: SshKeyRow) { self.row = row }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", row.id)
      json.field("user_id", row.userID)
      json.field("name", row.name)
      json.field("public_key", row.publicKey)
      json.field("fingerprint", row.fingerprint)
      json.field("key_type", row.keyType)
      json.field("source", row.source)
      json.field("key_metadata", JSONObject?.none)
      json.field("last_synced_at", row.lastSyncedAt)
      json.field("created_at", row.createdAt)
      json.field("updated_at", row.updatedAt)
    }
  }
}

/// A bare array of keys.
struct SshKeyArray: ReplyBody {
  let items: [SshKey]

  init(items: [SshKey]) { self.items = items }

  func write(to json: inout JSONWriter) { items.write(to: &json) }
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
