import Simulation
import Wire

/// Whom a key or a session stands for. [SDK: account.py names the five parts]
struct WhoAmI: WireOutput {
  let userID: String
  let email: String?
  let userName: String?
  let organizationID: String
  let organizationName: String
  let organizationSlug: String
  let workspaceID: String?
  let workspaceName: String?
  let workspaceSlug: String?
  let scopes: [String]

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("user") { json in
        json.field("id", userID)
        json.field("email", email)
        json.field("name", userName)
      }
      json.field("organization") { json in
        json.field("id", organizationID)
        json.field("name", organizationName)
        json.field("slug", organizationSlug)
      }
      json.field("workspace") { json in
        json.field("id", workspaceID)
        json.field("name", workspaceName)
        json.field("slug", workspaceSlug)
      }
      json.field("plan") { json in
        json.field("id", Plan.id)
        json.field("name", Plan.name)
      }
      json.field("scopes", scopes)
    }
  }
}

extension Miosa {
  /// The workspace is the default one: a key names none.
  static func whoami(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(MiosaError) -> Enveloped<WhoAmI> {
    let tenant = try tenant(of: call.caller, db)
    let member = try db.first(
      MemberRow.self, where: "tenant_id = ? AND user_id = ?", tenant.id, call.caller.userID)
    let workspace = try db.first(
      WorkspaceRow.self, where: "tenant_id = ? ORDER BY rowid LIMIT 1", tenant.id)
    let scopes = call.caller.scopes
    return Enveloped(
      WhoAmI(
        userID: call.caller.userID, email: call.caller.email ?? member?.email,
        userName: member?.name, organizationID: tenant.id, organizationName: tenant.name,
        organizationSlug: tenant.slug, workspaceID: workspace?.id, workspaceName: workspace?.name,
        workspaceSlug: workspace?.slug, scopes: scopes.isEmpty ? APIKeyPreset.allScopes : scopes))
  }
}
