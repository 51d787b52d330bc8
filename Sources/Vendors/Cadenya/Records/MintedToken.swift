import Simulation
import Storage
import Wire

/// A token that was handed out at some time, by its digest. Tokens stay known when their key is
/// rotated or deleted, so that they go on being refused.
struct TokenRow: Record {
  let digest: String
  let apiKeyID: String
  var isLive = true

  init(_ token: String, of apiKeyID: String) {
    digest = Digest.text(of: token)
    self.apiKeyID = apiKeyID
  }

  static let table = "tokens"
  static let plan = RecordPlan(Self.self)
}

/// What a token that was handed out stands for now.
struct MintedToken {
  /// Whether it is the present token of a key that is enabled.
  let isLive: Bool
  let accountID: String
  let profileID: String
  let isAdmin: Bool
  let permissions: Permissions
  let workspaceIDs: Set<String>?

  /// The token with that digest; nil for one that was not handed out here.
  static func find(
    _ digest: String, _ db: borrowing Transaction
  ) throws(CadenyaError) -> MintedToken? {
    try db.query(
      """
      SELECT tokens.is_live AND api_keys.state = 'STATE_ENABLED', api_keys.account_id,
        api_keys.key_profile_id, profiles.is_admin, api_keys.permissions, api_keys.all_workspaces,
        api_keys.workspace_ids
      FROM tokens LEFT JOIN api_keys ON api_keys.id = tokens.api_key_id
      LEFT JOIN profiles ON profiles.id = api_keys.key_profile_id
      WHERE tokens.digest = ?
      """, digest
    ) { row in
      let isLive = row.flag()
      let accountID = row.text()
      let profileID = row.text()
      let isAdmin = row.flag()
      let permissions = Permissions(isLive ? row.document().texts : [])
      guard isLive else {
        return MintedToken(
          isLive: false, accountID: accountID, profileID: profileID, isAdmin: isAdmin,
          permissions: permissions, workspaceIDs: [])
      }
      let reachesAll = row.flag()
      return MintedToken(
        isLive: true, accountID: accountID, profileID: profileID, isAdmin: isAdmin,
        permissions: permissions, workspaceIDs: reachesAll ? nil : Set(row.document().texts))
    }.first
  }
}
