import Simulation
import Storage
import Wire

/// Making keys and their tokens, and taking tokens out of force.
extension APIKeyRow {
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
  static func minted(
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
    try columns.refuse(try db.insert(row), noun)
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

  /// Takes every token of the key out of force.
  func revokeTokens(_ db: borrowing Transaction) throws(CadenyaError) {
    _ = try db.execute("UPDATE tokens SET is_live = 0 WHERE api_key_id = ?", id)
  }
}
