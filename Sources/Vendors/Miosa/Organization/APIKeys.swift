import Simulation
import Wire

/// Minting keys. A key that was rotated or deleted stays refused, also where every other key is
/// taken.
extension Miosa {
  static let apiKeyResource = resource(
    "api_key", APIKeyRow.self, touched: "updated_at",
    render: { (row: APIKeyRow) in Enveloped(APIKey(row)) })

  static func listApiKeys(
    _ call: Call<PageQuery>, _ world: borrowing World
  ) throws(MiosaError) -> MiosaPage<APIKey> {
    let page = call.input.window
    let tenant = call.caller.tenantID
    let rows = try world.all(
      APIKeyRow.self, where: "tenant_id = ? ORDER BY rowid LIMIT ? OFFSET ?", tenant, page.limit,
      page.offset)
    return MiosaPage(
      data: rows.map { APIKey($0) },
      total: try world.count(APIKeyRow.self, where: "tenant_id = ?", tenant))
  }

  static func createApiKey(
    _ call: Call<CreateAPIKey>, _ world: borrowing World
  ) throws(MiosaError) -> Enveloped<APIKey> {
    let input = call.input
    var row = APIKeyRow(
      id: try world.uuid("api key"), tenantID: call.caller.tenantID, name: input.name.value,
      type: input.keyType ?? .user, purpose: input.purpose ?? .api, now: world.now)
    row.scopes = input.scopes ?? []
    row.expiresAt = input.expiresAt
    let key = try mint(for: &row, world)
    try world.add(row)
    return Enveloped(APIKey(row, key: key))
  }

  static func getApiKey(
    _ call: Call<NoInput>, _ row: APIKeyRow, _ world: borrowing World
  ) throws(MiosaError) -> Enveloped<APIKey> { Enveloped(APIKey(row)) }

  static func updateApiKey(
    _ call: Call<UpdateAPIKey>, _ row: APIKeyRow, _ world: borrowing World
  ) throws(MiosaError) -> Enveloped<APIKey> {
    let input = call.input
    var row = row
    if let name = input.name { row.name = name.value }
    if let scopes = input.scopes { row.scopes = scopes }
    if let status = input.status { row.status = status.rawValue }
    row.expiresAt = input.expiresAt.applied(to: row.expiresAt)
    row.updatedAt = world.now
    _ = try world.update(row, key: row.id)
    return Enveloped(APIKey(row))
  }

  static func deleteApiKey(
    _ call: Call<NoInput>, _ row: APIKeyRow, _ world: borrowing World
  ) throws(MiosaError) -> Deleted {
    try world.delete(APIKeyRow.self, row.id)
    return Deleted()
  }

  /// A new text for the same key; the old one is refused from now on.
  static func rotateApiKey(
    _ call: Call<NoInput>, _ row: APIKeyRow, _ world: borrowing World
  ) throws(MiosaError) -> Enveloped<APIKey> {
    var row = row
    let key = try mint(for: &row, world)
    row.updatedAt = world.now
    _ = try world.update(row, key: row.id)
    return Enveloped(APIKey(row, key: key))
  }

  static func listApiKeyPresets(
    _ call: Call<NoInput>, _ world: borrowing World
  ) throws(MiosaError) -> EnvelopedList<APIKeyPreset> { EnvelopedList(APIKeyPreset.all) }

  /// A fresh text, of which the row keeps the digest and the first twelve characters.
  static func mint(
    for row: inout APIKeyRow, _ world: borrowing World
  ) throws(MiosaError) -> String {
    let type = APIKeyType(rawValue: row.keyType) ?? .user
    let key = try world.token("api key text", prefix: type.prefix, length: 32)
    row.keyDigest = Digest.text(of: key)
    row.keyPrefix = String(key.prefix(12))
    _ = try world.execute(
      "INSERT INTO minted_keys (key_digest, key_id) VALUES (?, ?)", row.keyDigest, row.id)
    return key
  }

  /// The key that the path names: 400 for no UUID, 404, 403 for another tenant's.
  static func apiKey(
    _ context: RequestContext, _ caller: MiosaCaller, _ world: borrowing World
  ) throws(MiosaError) -> APIKeyRow {
    let id = try UUIDText.checked(context.path["id"])
    guard let row = try world.find(APIKeyRow.self, id) else {
      throw MiosaError(.notFound, "API key not found")
    }
    guard row.tenantID == caller.tenantID else { throw MiosaError(.forbidden) }
    return row
  }
}
