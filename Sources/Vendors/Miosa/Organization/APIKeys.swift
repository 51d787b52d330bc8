import Simulation
import Wire

/// Minting keys. A key that was rotated or deleted stays refused, also where every other key is
/// taken.
extension Miosa {
  static let apiKeyResource = resource(
    "api_key", APIKeyRow.self, touched: "updated_at",
    render: { (row: APIKeyRow) in Enveloped(APIKey(row)) })

  static func listApiKeys(
    _ call: Call<PageQuery>, _ db: borrowing Transaction
  ) throws(MiosaError) -> MiosaPage<APIKey> {
    let page = call.input.window
    let tenant = call.caller.tenantID
    let rows = try db.all(
      APIKeyRow.self, where: "tenant_id = ? ORDER BY rowid LIMIT ? OFFSET ?", tenant, page.limit,
      page.offset)
    return MiosaPage(
      data: rows.map { APIKey($0) },
      total: try db.count(APIKeyRow.self, where: "tenant_id = ?", tenant))
  }

  static func createApiKey(
    _ call: Call<CreateAPIKey>, _ db: borrowing Transaction
  ) throws(MiosaError) -> Enveloped<APIKey> {
    let input = call.input
    var row = APIKeyRow(
      id: try db.uuid("api key"), tenantID: call.caller.tenantID, name: input.name.value,
      type: input.keyType ?? .user, purpose: input.purpose ?? .api, now: db.now)
    row.scopes = input.scopes ?? []
    row.expiresAt = input.expiresAt
    let key = try mint(for: &row, db)
    try db.add(row)
    return Enveloped(APIKey(row, key: key))
  }

  static func getApiKey(
    _ call: Call<NoInput>, _ row: APIKeyRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> Enveloped<APIKey> { Enveloped(APIKey(row)) }

  static func updateApiKey(
    _ call: Call<UpdateAPIKey>, _ row: APIKeyRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> Enveloped<APIKey> {
    let input = call.input
    var row = row
    if let name = input.name { row.name = name.value }
    if let scopes = input.scopes { row.scopes = scopes }
    if let status = input.status { row.status = status.rawValue }
    row.expiresAt = input.expiresAt.applied(to: row.expiresAt)
    row.updatedAt = db.now
    _ = try db.update(row, key: row.id)
    return Enveloped(APIKey(row))
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
    let key = try mint(for: &row, db)
    row.updatedAt = db.now
    _ = try db.update(row, key: row.id)
    return Enveloped(APIKey(row, key: key))
  }

  static func listApiKeyPresets(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(MiosaError) -> EnvelopedList<APIKeyPreset> { EnvelopedList(APIKeyPreset.all) }

  /// A fresh text, of which the row keeps the digest and the first twelve characters.
  static func mint(
    for row: inout APIKeyRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> String {
    let type = APIKeyType(rawValue: row.keyType) ?? .user
    let key = try db.token("api key text", prefix: type.prefix, length: 32)
    row.keyDigest = Digest.text(of: key)
    row.keyPrefix = String(key.prefix(12))
    _ = try db.execute(
      "INSERT INTO minted_keys (key_digest, key_id) VALUES (?, ?)", row.keyDigest, row.id)
    return key
  }

  /// The key that the path names: 400 for no UUID, 404, 403 for another tenant's.
  static func apiKey(
    _ context: RequestContext, _ caller: MiosaCaller, _ db: borrowing Transaction
  ) throws(MiosaError) -> APIKeyRow {
    let id = try UUIDText.checked(context.path["id"])
    guard let row = try db.find(APIKeyRow.self, id) else {
      throw MiosaError(.notFound, "API key not found")
    }
    guard row.tenantID == caller.tenantID else { throw MiosaError(.forbidden) }
    return row
  }
}
