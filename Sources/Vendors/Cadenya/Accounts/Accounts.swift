import HTTPTypes
import Simulation
import Storage
import Wire

/// The caller, and the account that everything of the caller's belongs to. [spec]
enum Accounts: CadenyaResource {
  private static let all = group(
    "/v1", about: "account", tier: 2, writing: .scope("account:manage"), source: .openAPI)

  static let routes: [Route] = [
    all(
      .get, "/whoami", "Get the profile of the caller", id: "whoami", about: "profile", by: whoami),
    all(.get, "/account", "Get the account", id: "getAccount", by: getAccount),
    all(
      .post, "/account:rotateChallengeToken", "Rotate the challenge token",
      id: "rotateChallengeToken", by: rotateChallengeToken),
    all(
      .post, "/account:rotateWebhookSigningKey", "Rotate the webhook signing key",
      id: "rotateWebhookSigningKey", by: rotateWebhookSigningKey),
  ]

  static func whoami(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(CadenyaError) -> Whoami {
    let workspace = try WorkspaceRow.default(of: call.caller.accountID, db)
    return Whoami(
      profile: Profile(try ProfileRow.find(call.caller.profileID, for: call.caller, db)),
      defaultWorkspace: workspace.map { AccountResourceMetadata($0.resource) })
  }

  static func getAccount(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(CadenyaError) -> Account {
    let row = try account(call.caller, db)
    let workspaces = try db.all(
      WorkspaceRow.self, where: "account_id = ? ORDER BY position", row.id)
    let key = try APIKeyRow.default(of: row.id, db)
    return Account(
      metadata: AccountResourceMetadata(
        ResourceColumns(
          id: row.id, accountID: row.id, name: row.name, profileID: row.profileID,
          now: row.createdAt)),
      spec: AccountSpec(
        description: row.description, domain: row.domain, billingEmail: row.billingEmail,
        workspaces: workspaces.map { Workspace($0) }),
      info: AccountInfo(
        webhookEventsHmacSecret: row.signingKey, challengeToken: row.challengeToken,
        globalAPIKey: key.map { APIKey($0) }))
  }

  static func rotateChallengeToken(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(CadenyaError) -> RotatedChallengeToken {
    var row = try account(call.caller, db)
    row.challengeToken = try AccountRow.challengeToken(db)
    _ = try db.update(row, key: row.id)
    return RotatedChallengeToken(challengeToken: row.challengeToken)
  }

  static func rotateWebhookSigningKey(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(CadenyaError) -> RotatedWebhookSigningKey {
    var row = try account(call.caller, db)
    row.signingKey = try AccountRow.signingKey(db)
    _ = try db.update(row, key: row.id)
    return RotatedWebhookSigningKey(webhookEventsHmacSecret: row.signingKey)
  }

  private static func account(
    _ caller: CadenyaCaller, _ db: borrowing Transaction
  ) throws(CadenyaError) -> AccountRow {
    guard let row = try db.find(AccountRow.self, caller.accountID) else {
      throw CadenyaError(missing: "account", caller.accountID)
    }
    return row
  }
}
