import HTTPTypes
import Simulation
import Wire

/// Whom a key stands for.
enum Accounts: MiosaResource {
  static let routes: [Route] = [
    group("/api/v1", about: "account", tier: 2, source: .sdk("account.py"))(
      .get, "/whoami", "Whom a key stands for", id: "whoami", by: whoami)
  ]

  /// The workspace is the default one: a key names none.
  static func whoami(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(MiosaError) -> Enveloped<WhoAmI> {
    let caller = call.caller
    let tenant = try TenantRow.of(caller, db)
    let member = try MemberRow.of(tenant.id, userID: caller.userID, db)
    return Enveloped(
      WhoAmI(
        userID: caller.userID, email: caller.email ?? member?.email, userName: member?.name,
        organization: tenant, workspace: try WorkspaceRow.oldest(of: tenant.id, db),
        scopes: caller.scopes.isEmpty ? APIKeyPreset.allScopes : caller.scopes))
  }
}

/// Whom a key or a session stands for. [SDK: account.py names the five parts]
struct WhoAmI: WireOutput {
  let userID: String
  let email: String?
  let userName: String?
  let organization: TenantRow
  let workspace: WorkspaceRow?
  let scopes: [String]

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("user") { json in
        json.field("id", userID)
        json.field("email", email)
        json.field("name", userName)
      }
      json.field("organization") { json in
        json.field("id", organization.id)
        json.field("name", organization.name)
        json.field("slug", organization.slug)
      }
      json.field("workspace") { json in
        json.field("id", workspace?.id)
        json.field("name", workspace?.name)
        json.field("slug", workspace?.slug)
      }
      json.field("plan") { json in
        json.field("id", Plan.id)
        json.field("name", Plan.name)
      }
      json.field("scopes", scopes)
    }
  }
}
