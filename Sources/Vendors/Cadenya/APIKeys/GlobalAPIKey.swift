import HTTPTypes
import Simulation

/// The key that an account has from the start, under August's name. [spec]
enum GlobalAPIKey: CadenyaResource {
  private static let one = group(
    "/v1/account/global_api_key", about: "api_key", tier: 2, access: .scope("api_keys:read"),
    writing: .scope("api_keys:manage"), source: .openAPI
  ).on(key)

  static let routes: [Route] = [
    one(.get, "", "Get the global API key", id: "getGlobalAPIKey", by: getGlobalAPIKey),
    one(
      .post, ":disable", "Disable the global API key", id: "disableGlobalAPIKey",
      by: APIKeys.disableAPIKey),
    one(
      .post, ":enable", "Enable the global API key", id: "enableGlobalAPIKey",
      by: APIKeys.enableAPIKey),
    one(
      .post, ":rotate", "Rotate the token of the global API key", id: "rotateGlobalAPIKey",
      by: APIKeys.rotateAPIKey),
  ]

  /// It cannot be deleted, so that finding it declares no failure.
  private static let key = Loader<APIKeyRow>(
    by: { (context, caller, db) throws(CadenyaError) in
      guard let key = try APIKeyRow.default(of: caller.accountID, db) else {
        throw APIKeyRow.missing("global")
      }
      return key
    })

  /// Shows the token only to a caller who may do all that the key may. [spec, GetGlobalAPIKey]
  static func getGlobalAPIKey(
    _ call: Call<NoInput>, _ key: APIKeyRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> APIKey {
    APIKey(key, token: call.caller.permissions == .all ? key.token : "")
  }
}
