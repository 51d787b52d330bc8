import HTTPTypes
import Simulation
import Wire

/// Minting keys. A key that was rotated or deleted stays refused, also where every other key is
/// taken.
enum APIKeys: MiosaResource {
  static let kind = kind(
    "api_key", APIKeyRow.self, touched: "updated_at",
    renderAt: { Enveloped(APIKey($0, now: $1)) })
  static let kinds = [kind]

  private static let all = group(
    "/api/v1/api-keys", about: "key", tier: 2, source: .docs("authentication"))
  private static let one = all.on(APIKeyRow.self, at: "/{id}")

  static let routes: [Route] = [
    all(.get, "", "List API keys", fails: .validationFailed, id: "listApiKeys", by: listApiKeys),
    all(
      .post, "", "Create an API key", returns: .created, fails: .validationFailed,
      id: "createApiKey", by: createApiKey),
    all(
      .get, "/presets", "List bundles of scopes", id: "listApiKeyPresets", by: listApiKeyPresets,
      source: .sdk("api_keys.py")),
    one(.get, "", "Get an API key", id: "getApiKey", by: getApiKey),
    one(
      .patch, "", "Update an API key", fails: .validationFailed, id: "updateApiKey",
      by: updateApiKey),
    one(.delete, "", "Revoke an API key", id: "deleteApiKey", by: deleteApiKey),
    one(.post, "/rotate", "Give an API key a new text", id: "rotateApiKey", by: rotateApiKey),
  ]

  static func listApiKeys(
    _ call: Call<PageQuery>, _ db: borrowing Transaction
  ) throws(MiosaError) -> MiosaPage<APIKey> {
    let page = try db.page(
      APIKeyRow.self, RowFilter("tenant_id = ?", call.caller.tenantID), by: "rowid",
      call.input.window)
    let now = db.now
    return MiosaPage(page) { APIKey($0, now: now) }
  }

  static func createApiKey(
    _ call: Call<CreateAPIKey>, _ db: borrowing Transaction
  ) throws(MiosaError) -> Enveloped<APIKey> {
    let input = call.input
    var row = APIKeyRow(
      id: try db.uuid("api key"), tenantID: call.caller.tenantID, name: input.name.value,
      type: input.keyType ?? .user, purpose: input.purpose ?? .api, now: db.now)
    row.scopes = input.scopes ?? []
    row.expiresAt = try future(input.expiresAt, db)
    let key = try row.mint(db)
    try db.add(row)
    return Enveloped(APIKey(row, now: db.now, key: key))
  }

  static func getApiKey(
    _ call: Call<NoInput>, _ row: APIKeyRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> Enveloped<APIKey> { Enveloped(APIKey(row, now: db.now)) }

  static func updateApiKey(
    _ call: Call<UpdateAPIKey>, _ row: APIKeyRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> Enveloped<APIKey> {
    let input = call.input
    var row = row
    if let name = input.name { row.name = name.value }
    if let scopes = input.scopes { row.scopes = scopes }
    if let status = input.status { row.status = status.rawValue }
    if !input.expiresAt.isAbsent { row.expiresAt = try future(input.expiresAt.given, db) }
    row.updatedAt = db.now
    _ = try db.update(row, key: row.id)
    return Enveloped(APIKey(row, now: db.now))
  }

  /// An expiry that is still to come: a key that has expired is not made. (Our choice of words.)
  private static func future(
    _ instant: Instant?, _ db: borrowing Transaction
  ) throws(MiosaError) -> Instant? {
    guard let instant, instant <= db.now else { return instant }
    throw MiosaError(invalid: "key", [("expires_at", ["must be in the future"])])
  }

  static func deleteApiKey(
    _ call: Call<NoInput>, _ row: APIKeyRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> Deleted {
    try db.delete(APIKeyRow.self, row.id)
    return Deleted()
  }

  /// A new text for the same key; the old one is refused from now on.
  static func rotateApiKey(
    _ call: Call<NoInput>, _ row: APIKeyRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> Enveloped<APIKey> {
    var row = row
    let key = try row.mint(db)
    row.updatedAt = db.now
    _ = try db.update(row, key: row.id)
    return Enveloped(APIKey(row, now: db.now, key: key))
  }

  static func listApiKeyPresets(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(MiosaError) -> EnvelopedList<APIKeyPreset> { EnvelopedList(APIKeyPreset.all) }
}

/// The body of `POST /api-keys`. [docs authentication]
struct CreateAPIKey: RequestBody {
  let name: DisplayName
  let keyType: APIKeyType?
  let purpose: APIKeyPurpose?
  let scopes: [String]?
  let expiresAt: Instant?

  enum CodingKeys: String, CodingKey {
    case name, purpose, scopes
    case keyType = "key_type"
    case expiresAt = "expires_at"
  }
}

/// The body of `PATCH /api-keys/{id}`. [SDK: api_keys.py: name, scopes or status]
struct UpdateAPIKey: RequestBody {
  enum Status: String, WireEnum { case active, disabled }

  let name: DisplayName?
  let scopes: [String]?
  let status: Status?
  let expiresAt: Field<Instant>

  enum CodingKeys: String, CodingKey {
    case name, scopes, status
    case expiresAt = "expires_at"
  }
}
