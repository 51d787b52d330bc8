import Simulation
import Wire

/// An account as Cadenya shows it, with all its workspaces; `info.globalApiKey` is June's. [spec]
struct Account: ReplyBody {
  let metadata: AccountResourceMetadata
  let spec: AccountSpec
  let info: AccountInfo

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("metadata", metadata)
      json.field("spec", spec)
      json.field("info", info)
    }
  }
}

struct AccountSpec: WireOutput {
  let description: String
  let domain: String
  let billingEmail: String
  let workspaces: [Workspace]

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("description", description)
      json.field("domain", domain)
      json.field("billingEmail", billingEmail)
      json.field("workspaces", workspaces)
    }
  }
}

struct AccountInfo: WireOutput {
  let webhookEventsHmacSecret: String
  let challengeToken: String
  let globalAPIKey: APIKey?

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("webhookEventsHmacSecret", webhookEventsHmacSecret)
      json.field("challengeToken", challengeToken)
      json.field(ifPresent: "globalApiKey", globalAPIKey)
    }
  }
}

struct RotatedChallengeToken: ReplyBody {
  let challengeToken: String

  func write(to json: inout JSONWriter) {
    json.object { $0.field("challengeToken", challengeToken) }
  }
}

struct RotatedWebhookSigningKey: ReplyBody {
  let webhookEventsHmacSecret: String

  func write(to json: inout JSONWriter) {
    json.object { $0.field("webhookEventsHmacSecret", webhookEventsHmacSecret) }
  }
}

extension Cadenya {
  static func getAccount(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(CadenyaError) -> Account {
    let row = try account(call.caller, db)
    let workspaces = try db.all(
      WorkspaceRow.self, where: "account_id = ? ORDER BY position", row.id)
    let key = try db.first(
      APIKeyRow.self, where: "account_id = ? AND is_default = 1", row.id)
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
    row.challengeToken = try challengeToken(db)
    _ = try db.update(row, key: row.id)
    return RotatedChallengeToken(challengeToken: row.challengeToken)
  }

  static func rotateWebhookSigningKey(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(CadenyaError) -> RotatedWebhookSigningKey {
    var row = try account(call.caller, db)
    row.signingKey = try signingKey(db)
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
