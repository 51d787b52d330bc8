import HTTPTypes
package import Simulation
package import Storage
package import Wire

/// Strongly.ai: organizations, projects, volumes and the workspaces in them.
///
/// The index page of the vendor: who it is, its settings, its resources, its tables. Each resource
/// has a file of its name with its routes at the head, in a folder of what belongs together.
package enum Strongly: VendorDefinition {
  package typealias Failure = StronglyError
  package typealias Caller = StronglyCaller

  package static let description = VendorDescription(
    name: "strongly", title: "Strongly.ai API",
    hosts: ["*.strongly.ai", "strongly.localhost"], basePath: "/api/v1",
    variables: [
      Variable("STRONGLY_API_KEY", .key(DemoData.key), note: "current SDKs, named in their docs"),
      Variable("STRONGLY_API_URL", .baseURL(path: ""), note: "current SDKs; without /api/v1"),
      Variable("API_KEY", .key(DemoData.key), note: "PyPI strongly 0.4"),
      Variable("API_HOST", .baseURL(path: ""), note: "PyPI strongly 0.4; without /api/v1"),
    ],
    credential: StronglyCaller.credential, secretKeys: ["key", "authToken"],
    emptyParameterIsAbsent: true, undeclaredJSON: undeclaredJSON,
    requestID: { seed, sequence in
      "req_"
        + Identifiers.token(
          seed: seed, kind: "request", ordinal: Int(sequence), .lowercase, length: 12)
    })

  private static let undeclaredJSON = UndeclaredJSON(
    .mediaType, isRefused: false,
    why: "what the service makes of JSON under another media type is not documented")

  package static let settings = [
    SettingDescription(AnswerDialect.setting), SettingDescription(Workspaces.idempotentStart),
    SettingDescription(undeclaredJSON.setting),
  ]

  package static func dialect(for request: Request, _ settings: Settings) -> Dialect {
    settings[AnswerDialect.setting].dialect
  }

  package static let contents: [any VendorResource<StronglyError, StronglyCaller>.Type] = [
    Workspaces.self, APIKeys.self, Sessions.self, Projects.self, Collaborators.self, Volumes.self,
    Users.self, Organizations.self, Members.self, Invitations.self, CreditTransactions.self,
    DeclaredRoutes.self,
  ]

  package static let magicValues = Magic.all

  package static let expiries = [
    expiry(of: "key", APIKeyRow.self, at: "expires_at", where: "is_revoked = 0"),
    expiry(of: "invitation", InvitationRow.self, at: "expires_at"),
  ]

  package static let migrations = [
    Migration("strongly 1", StronglyTables.sql), Migration("strongly 2", StronglyTables.boots),
  ]

  package static func authenticate(
    _ context: RequestContext, _ db: borrowing Simulation.Transaction<StronglyError>
  ) throws(StronglyError) -> StronglyCaller {
    try StronglyCaller(context, db)
  }
}
