import HTTPTypes
import Simulation
import Storage
import Wire

/// Profiles: the people, API keys and systems of an account. [spec]
enum Profiles: CadenyaResource {
  static let kinds = [kind("profile", ProfileRow.self, render: Profile.init)]

  private static let all = group(
    "/v1/account/profiles", about: "profile", tier: 2, access: .scope("admin workspaces:read"),
    source: .openAPI)

  static let routes: [Route] = [
    all(
      .get, "", "List profiles", fails: .invalidArgument, id: "listProfiles", by: listProfiles)
  ]

  /// `query` is looked for in names and addresses, without regard to case. [spec]
  static func listProfiles(
    _ call: Call<ProfileQuery>, _ db: borrowing Transaction
  ) throws(CadenyaError) -> CadenyaPage<Profile> {
    var filter = RowFilter("account_id = ?", call.caller.accountID)
    if let query = call.input.query?.lowercased(), !query.isEmpty {
      filter.require("(instr(lower(name), ?) > 0 OR instr(lower(email), ?) > 0)", query, query)
    }
    return try CadenyaPage(of: ProfileRow.self, filter, call.input.list, db) {
      (row, _) throws(CadenyaError) in Profile(row)
    }
  }
}

/// `GET /v1/account/profiles`. [spec]
struct ProfileQuery: ListQuery {
  let limit: ListRequest.Limit?
  let cursor: String?
  let query: String?
  let labels: String?

  /// Its `query` looks into names and addresses, which the list adds itself.
  var list: ListRequest { ListRequest(limit: limit, cursor: cursor, labels: labels) }
}
