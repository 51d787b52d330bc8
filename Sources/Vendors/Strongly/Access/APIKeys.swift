import HTTPTypes
import Simulation
import Storage
import Wire

/// The API keys that users mint for themselves.
enum APIKeys: StronglyResource {
  static let kind = kind("key", APIKeyRow.self, renderAt: { APIKey($0, now: $1) })
  static let kinds = [kind]

  private static let all = group(
    "/api/v1/auth/api-keys", about: "key", tier: 2, source: .docs("api/auth"))
  private static let one = all.on(APIKeyRow.self, at: "/{id}")

  static let routes: [Route] = [
    all(
      .post, "", "Mint an API key", returns: .created, fails: .validationError, id: "createKey",
      by: createKey),
    all(.get, "", "List API keys", fails: .validationError, id: "listKeys", by: listKeys),
    one(.get, "", "Get an API key", id: "getKey", by: getKey),
    one(
      .delete, "", "Revoke an API key", returns: .noContent, id: "revokeKey", by: revokeKey,
      source: .choice("a status `revoked` is documented, and no route that brings it")),
  ]

  /// Mints a key. A minted key mints none that may do more than it: 403 that names the scope. [our
  /// choice: else a key that may only read would mint one that writes]
  static func createKey(
    _ call: Call<CreateKey>, _ db: borrowing Transaction
  ) throws(StronglyError) -> Data<MintedKey> {
    let scopes = call.input.scopes.scopes.map(\.value)
    if let id = call.caller.keyID, let minting = try db.find(APIKeyRow.self, id),
      let wider = scopes.first(where: { !minting.scopes.contains($0) })
    {
      throw StronglyError(lacking: wider)
    }
    let owner = try UserRow.required(call.caller.userID, db)
    let key = try db.token("key", prefix: "sk-prod-", .lowercase, length: 32)
    let row = APIKeyRow(
      id: try db.token("key id", .hex, length: 24), key: key, owner: owner,
      name: call.input.name.value, scopes: scopes,
      expiresAt: call.input.expiresInDays.map { db.now + .seconds($0.value * 86_400) },
      now: db.now)
    try db.add(row)
    return Data(MintedKey(row: row, key: key), requestID: call.requestID)
  }

  static func listKeys(
    _ call: Call<ListKeys>, _ db: borrowing Transaction
  ) throws(StronglyError) -> DataList<APIKey> {
    let input = call.input
    let now = db.now
    var filter = RowFilter("user_id = ?", call.caller.userID)
    switch input.status {
    case .active:
      filter.require("is_revoked = 0 AND (expires_at IS NULL OR expires_at > ?)", now)
    case .expired: filter.require("is_revoked = 0 AND expires_at <= ?", now)
    case .revoked: filter.require("is_revoked = ?", true)
    case nil: break
    }
    let found = try db.page(APIKeyRow.self, filter, by: input.order, input.window)
    return DataList(
      page: ListPage(input.window, total: found.total, shown: found.rows.count),
      items: found.rows.map { APIKey($0, now: now) }, requestID: call.requestID)
  }

  static func getKey(
    _ call: Call<NoInput>, _ key: APIKeyRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Data<APIKey> {
    Data(APIKey(key, now: db.now), requestID: call.requestID)
  }

  /// Revokes; a key that is revoked already stays so. The row stays for lists. [our choice: nothing
  /// but the status `revoked` is documented]
  static func revokeKey(
    _ call: Call<NoInput>, _ key: APIKeyRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> NoContent {
    var key = key
    key.isRevoked = true
    _ = try db.update(key, key: key.id)
    return NoContent()
  }
}

/// What `GET /auth/api-keys` takes. [docs api/auth]
struct ListKeys: SortedListQuery {
  let status: APIKeyRow.Status?
  let limit: ListLimit?
  let offset: ListOffset?
  let sort: ListOrder<Field>?

  static let sizes = (standard: 50, largest: 200)

  enum Field: String, SortField {
    case createdAt, name, expiresAt, lastUsedAt
  }
}

/// The body of `POST /auth/api-keys`. [docs api/auth]
struct CreateKey: RequestBody {
  let name: ResourceName<0>
  let scopes: ScopeList
  /// Never, where it is missing.
  let expiresInDays: Count<1, 36_500>?
}

/// At least one scope.
struct ScopeList: WireInput {
  let scopes: [Scope]

  init(from decoder: any Decoder) throws { scopes = try [Scope](from: decoder) }

  static var schema: Schema {
    Schema(.array(Scope.schema)) { json in
      json.arrayValue?.isEmpty == true ? .custom("must name at least one scope") : nil
    }.saying(["minItems": 1])
  }
}
