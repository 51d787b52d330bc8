import Simulation
import Storage
import Wire

/// What an account cannot be without.
extension AccountRow {
  /// Makes an account. Its default key acts as the admin who founded it, so that it opens every
  /// route; that of the demo account has the token that `env` hands out.
  static func found(
    _ slug: String, ids: (account: String, profile: String)?, _ db: borrowing Transaction
  ) throws(CadenyaError) -> AccountRow {
    let now = ids == nil ? db.now : DemoData.begun(before: db.now)
    let accountID =
      if let ids { ids.account } else { try db.ulid("account", prefix: "account_") }
    let profileID =
      if let ids { ids.profile } else { try db.ulid("profile", prefix: "profile_") }
    let account = AccountRow(
      id: accountID, slug: slug, name: slug == DemoData.accountSlug ? "Acme" : slug,
      profileID: profileID, challengeToken: try challengeToken(db),
      signingKey: try signingKey(db), now: now)
    try db.add(account)
    let columns = { (id: String, name: String) in
      ResourceColumns(id: id, accountID: accountID, name: name, profileID: profileID, now: now)
    }
    try db.add(
      ProfileRow(
        columns(profileID, "Ada Admin"), type: .user, email: "ada@\(slug).example", isAdmin: true))
    var workspace = columns(
      try db.ulid("workspace", prefix: "workspace_", at: now), "Development")
    workspace.externalID = "development"
    workspace.labels = RawJSON(["environment": "development", "team": "platform"] as JSONObject)
    let first = WorkspaceRow(workspace, description: "Development workspace", isDefault: true)
    try db.add(first)
    try first.addFirstModels(now, db)
    try MemberRow.add(profileID, to: workspace.id, at: now, db)
    var key = columns(try db.ulid("apikey", prefix: "apikey_", at: now), "Default key")
    key.externalID = "default"
    _ = try APIKeyRow.minted(
      key, isDefault: true, isAdmin: true, actingAs: profileID,
      token: ids == nil ? nil : DemoData.token, db
    ) { row in
      row.permissions = ["*"]
      row.allWorkspaces = true
    }
    return account
  }

  static func challengeToken(_ db: borrowing Transaction) throws(CadenyaError) -> String {
    try db.token("challenge", prefix: "challenge_", .mixedCase, length: 32)
  }

  /// What verifiers of the SDKs take: base64 of 32 bytes behind `whsec_`. The documents print
  /// `wh_asdf1234`, which none of them reads. [SDK: cadenya 1.8.0, webhooks]
  static func signingKey(_ db: borrowing Transaction) throws(CadenyaError) -> String {
    let text = try db.token("signing key", .mixedCase, length: 32)
    return "whsec_" + Base64.encode(Array(text.utf8))
  }
}
