import HTTPTypes
import Simulation
import Wire

/// API keys.
enum ApiTokens: PhalaResource {
  static let routes: [Route] = [
    group("/api/v1/account/tokens", about: "api key", tier: 2, source: .docs("account tokens"))(
      .get, "", "List API keys", id: "listApiTokens", by: listApiTokens)
  ]

  static func listApiTokens(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(PhalaError) -> ApiTokenArray {
    let rows = try db.all(
      ApiTokenRow.self, where: "user_id = ? ORDER BY number", call.caller.userID)
    var items: [ApiToken] = []
    for row in rows {
      if let workspace = try db.find(WorkspaceRow.self, row.workspaceID) {
        items.append(ApiToken(row, workspace))
      }
    }
    return ApiTokenArray(items: items)
  }
}

/// An API key as Phala lists it: never the key itself. [OpenAPI ApiToken]
struct ApiToken: WireOutput {
  let row: ApiTokenRow?
  let workspace: WorkspaceRow

  init(_ row: ApiTokenRow, _ workspace: WorkspaceRow) {
    self.row = row
    self.workspace = workspace
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", row?.number ?? 0)
      json.field("name", row?.name ?? "")
      json.field("token", String?.none)
      json.field("token_prefix", row?.prefix)
      json.field("is_active", row?.isActive ?? false)
      json.field("created_at", row?.createdAt ?? workspace.createdAt)
      json.field("last_used_at", Instant?.none)
      json.field("expires_at", row?.expiresAt)
      json.field("default_version", row?.defaultVersion.rawValue)
      json.field("team_id", workspace.number)
      json.field("team_name", workspace.name)
      json.field("team_slug", workspace.slug)
    }
  }
}

/// A bare array of API keys.
struct ApiTokenArray: ReplyBody {
  let items: [ApiToken]

  init(items: [ApiToken]) { self.items = items }

  func write(to json: inout JSONWriter) { items.write(to: &json) }
}
