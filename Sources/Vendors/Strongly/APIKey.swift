import Simulation
import Wire

/// A key as lists and look-ups show it: never the key itself. Times of this page of the
/// documentation have milliseconds. [docs api/auth; `status`, `lastUsedAt`: docs python-sdk/users]
struct APIKey: WireOutput {
  let row: APIKeyRow
  let status: APIKeyRow.Status

  init(_ row: APIKeyRow, now: Instant) {
    self.row = row
    status = row.status(at: now)
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.identifier(row.id)
      json.field("name", row.name)
      json.field("keyPrefix", row.keyPrefix)
      json.field("scopes", row.scopes)
      json.field("status", status)
      json.field("expiresAt", row.expiresAt?.iso8601(.milliseconds))
      json.field("lastUsedAt", row.lastUsedAt?.iso8601(.milliseconds))
      json.field("createdAt", row.createdAt.iso8601(.milliseconds))
    }
  }
}

/// A key that has just been minted, with the one showing of the key itself. [docs api/auth]
struct MintedKey: WireOutput {
  let row: APIKeyRow
  let key: String

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.identifier(row.id)
      json.field("key", key)
      json.field("name", row.name)
      json.field("keyPrefix", row.keyPrefix)
      json.field("scopes", row.scopes)
      json.field("expiresAt", row.expiresAt?.iso8601(.milliseconds))
      json.field("createdAt", row.createdAt.iso8601(.milliseconds))
    }
  }
}

/// The body of `POST /auth/api-keys`. [docs api/auth]
struct CreateKey: RequestBody {
  let name: NonEmptyText
  let scopes: ScopeList
  /// Never, where it is missing.
  let expiresInDays: Count<1, 36_500>?
}

/// A scope: a family and a verb. The vendor's list of families is longer than what we have seen of
/// it, so that the form alone is checked. [docs api]
struct Scope: PatternedText {
  let value: String

  init(unchecked value: String) { self.value = value }

  static let pattern = TextPattern(name: "scope", regex: "^[a-z]+(-[a-z]+)*:[a-z]+$") { text in
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 2
      && parts[0].split(separator: "-", omittingEmptySubsequences: false).allSatisfy(isWord)
      && isWord(parts[1])
  }

  private static func isWord(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
  }
}

/// At least one scope.
struct ScopeList: WireInput {
  let scopes: [Scope]

  init(from decoder: any Decoder) throws { scopes = try [Scope](from: decoder) }

  static var schema: Schema {
    Schema(.array(Scope.schema)) { json in
      json.arrayValue?.isEmpty == true ? .custom("must name at least one scope") : nil
    }
  }
}

/// What `GET /auth/api-keys` takes. [docs api/auth]
struct ListKeys: RequestQuery {
  let status: APIKeyRow.Status?
  let limit: ListLimit?
  let offset: ListOffset?
  let sort: ListOrder<Field>?

  enum Field: String, SortField {
    case createdAt, name, expiresAt, lastUsedAt
  }
}

extension Strongly {
  static let keyResource = resource(
    "key", APIKeyRow.self, render: { APIKey($0, now: $0.createdAt) })

  static func createKey(
    _ call: Call<CreateKey>, _ db: borrowing Transaction
  ) throws(StronglyError) -> Data<MintedKey> {
    let owner = try user(of: call.caller, db)
    let key = try db.token("key", prefix: "sk-prod-", .lowercase, length: 32)
    let row = APIKeyRow(
      id: try db.token("key id", .hex, length: 24), key: key, owner: owner,
      name: call.input.name.value, scopes: call.input.scopes.scopes.map(\.value),
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
    let (rows, page) = try list(
      APIKeyRow.self, filter,
      by: (input.sort ?? ListOrder(field: .createdAt, isDescending: true)).clause,
      ListWindow(limit: input.limit, offset: input.offset, standard: 50, largest: 200), db)
    return DataList(
      page: page, items: rows.map { APIKey($0, now: now) }, requestID: call.requestID)
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

  /// The caller's own key that the path names.
  static func key(
    _ context: RequestContext, _ caller: StronglyCaller, _ db: borrowing Transaction
  ) throws(StronglyError) -> APIKeyRow {
    guard let row = try db.find(APIKeyRow.self, context.path["id"]), row.userID == caller.userID
    else { throw StronglyError(.apiKeyNotFound) }
    return row
  }
}
