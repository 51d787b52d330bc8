import Simulation
import Wire

/// Making keys and their tokens, and taking tokens out of force.
extension Cadenya {
  /// A key's lifecycle: its state decides whether its token opens anything. [spec]
  static let apiKeyResource = resource(
    "api_key", APIKeyRow.self, state: "state", touched: "updated_at",
    lifecycle: Lifecycle(
      states: APIKeyState.allCases.map(\.rawValue),
      moves: [
        Lifecycle.Move("disable", from: ["STATE_ENABLED"], to: "STATE_DISABLED"),
        Lifecycle.Move("enable", from: ["STATE_DISABLED"], to: "STATE_ENABLED"),
      ]),
    render: { APIKey($0) })

  /// A token shaped like those of the documents: a JWT whose claims name the account and the key.
  /// Its signature is drawn, not computed. [docs guides/api-design]
  static func token(
    account: String, key: String, _ db: borrowing Transaction
  ) throws(CadenyaError) -> String {
    let header = Base64.encode(
      Array(#"{"alg":"HS256","typ":"JWT"}"#.utf8), .urlSafe, isPadded: false)
    let claims: JSON = ["account": .string(account), "sub": .string(key)]
    let signature = try db.token("token", .mixedCase, length: 43)
    return "\(header).\(Base64.encode(claims.serialized(), .urlSafe, isPadded: false)).\(signature)"
  }

  /// Writes a new key and its token, and the profile that its clients act as where none is named.
  /// That profile has the admin role if that of the key's maker has it (our choice).
  static func mint(
    _ columns: ResourceColumns, isDefault: Bool = false, isAdmin: Bool,
    actingAs profileID: String? = nil, token given: String? = nil, _ db: borrowing Transaction,
    fill: (inout APIKeyRow) -> Void
  ) throws(CadenyaError) -> APIKeyRow {
    let profileID =
      if let profileID { profileID } else { try profile(for: columns, isAdmin: isAdmin, db) }
    let token =
      if let given { given } else {
        try token(account: columns.accountID, key: columns.id, db)
      }
    var row = APIKeyRow(columns, token: token, profile: profileID, isDefault: isDefault)
    fill(&row)
    try refuse(try db.insert(row), "API key", columns)
    try db.add(TokenRow(token, of: row.id))
    return row
  }

  private static func profile(
    for key: ResourceColumns, isAdmin: Bool, _ db: borrowing Transaction
  ) throws(CadenyaError) -> String {
    let profile = ProfileRow(
      ResourceColumns(
        id: try db.ulid("profile", prefix: "profile_"), accountID: key.accountID,
        name: key.name, profileID: key.profileID, now: key.createdAt),
      type: .apiKey, email: "", isAdmin: isAdmin)
    try db.add(profile)
    return profile.id
  }

  /// Takes every token of a key out of force.
  static func revokeTokens(of key: APIKeyRow, _ db: borrowing Transaction) throws(CadenyaError) {
    _ = try db.execute("UPDATE tokens SET is_live = 0 WHERE api_key_id = ?", key.id)
  }

  /// Gives a key a new token; the old one opens nothing any more. [spec]
  static func rotated(
    _ key: APIKeyRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> APIKey {
    var row = key
    try revokeTokens(of: row, db)
    row.token = try token(account: row.resource.accountID, key: row.id, db)
    row.resource.updatedAt = db.now
    _ = try db.update(row, key: row.id)
    try db.add(TokenRow(row.token, of: row.id))
    return APIKey(row, token: row.token)
  }

  /// Puts a key in or out of force; doing it twice is doing it once. [spec]
  static func moved(
    _ key: APIKeyRow, to state: APIKeyState, _ db: borrowing Transaction
  ) throws(CadenyaError) -> APIKey {
    if key.state != state {
      try db.begin(state == .enabled ? "enable" : "disable", of: apiKeyResource, key.id)
    }
    var row = key
    row.state = state
    return APIKey(row)
  }

  /// The workspaces that references name, each once.
  static func workspaceIDs(
    _ references: [String], _ caller: CadenyaCaller, _ db: borrowing Transaction
  ) throws(CadenyaError) -> [String] {
    var ids: [String] = []
    for reference in references {
      let id = try anyWorkspace(reference, caller, db).id
      if !ids.contains(id) { ids.append(id) }
    }
    return ids
  }

  /// Who made a key, and the workspaces it is held to.
  static func info(
    of key: APIKeyRow, _ caller: CadenyaCaller, _ db: borrowing Transaction
  ) throws(CadenyaError) -> APIKeyInfo {
    var workspaces: [AccountResourceMetadata] = []
    for id in key.workspaceIDs {
      guard let row = try db.find(WorkspaceRow.self, id) else { continue }
      workspaces.append(AccountResourceMetadata(row.resource))
    }
    return APIKeyInfo(
      createdBy: try profile(key.resource.profileID, caller, db), workspaces: workspaces)
  }
}
