import HTTPTypes
package import Simulation
package import Storage
package import Wire

/// Miosa: organizations, workspaces, projects and the computers in them.
///
/// The index page of the vendor: who it is, its settings, its resources, its tables. Each resource
/// has a file of its name with its routes at the head, in a folder of what belongs together.
package enum Miosa: VendorDefinition {
  package typealias Failure = MiosaError
  package typealias Caller = MiosaCaller

  package static let description = VendorDescription(
    name: "miosa", title: "MIOSA API",
    hosts: ["api.miosa.ai", "miosa.localhost"], basePath: "/api/v1",
    variables: [
      Variable("MIOSA_API_KEY", .key(DemoData.key), note: "every SDK and both CLIs"),
      Variable("MIOSA_BASE_URL", .baseURL(path: "/api/v1"), note: "Python SDK and Go CLI"),
      Variable(
        "UNDERSTUDY_MIOSA_URL", .baseURL(path: "/api/v1"),
        note: "the others read none: TypeScript baseUrl, Go WithBaseURL, Elixir base_url:"),
    ],
    credential: .bearer,
    idempotency: IdempotencyRule(
      header: MiosaHeaders.idempotencyKey, lifetime: .seconds(24 * 3600),
      methods: [.post, .put, .patch, .delete], source: .docs("api-reference, idempotency")),
    alias: CamelCase.snake, aliasSetting: CamelCase.input,
    secretKeys: ["key", "token", "refresh_token", "viewer_password"],
    emptyParameterIsAbsent: true, refusesNUL: true,
    undeclaredJSON: undeclaredJSON,
    requestID: { seed, sequence in
      "req_"
        + Identifiers.token(
          seed: seed, kind: "request", ordinal: Int(sequence), .lowercase, length: 20)
    })

  private static let undeclaredJSON = UndeclaredJSON(
    .mediaType, isRefused: false,
    why: "a Phoenix service refuses JSON under another media type or ignores it, by its set-up")

  /// What a test may want to be otherwise; each is declared where it counts.
  package static let settings = [
    SettingDescription(Workspaces.nameConflict), SettingDescription(CamelCase.input),
    SettingDescription(Credits.exhausted), SettingDescription(MiosaDialect.runningWord),
    SettingDescription(MiosaDialect.provisioningWord),
    SettingDescription(MiosaDialect.computerListKey),
    SettingDescription(MiosaDialect.errorEnvelope), SettingDescription(undeclaredJSON.setting),
  ]

  package static func dialect(for request: Request, _ settings: Settings) -> Dialect {
    MiosaDialect(settings).dialect
  }

  package static let contents: [any VendorResource<MiosaError, MiosaCaller>.Type] = [
    Workspaces.self, WorkspaceContents.self, ComputerTemplates.self, WorkspaceResources.self,
    Policies.self, PreviewDomains.self, TenantPreviewDomains.self, Computers.self, Projects.self,
    Members.self, Invites.self, Accounts.self, Organizations.self, APIKeys.self, Credits.self,
    Usage.self, ExternalQuotas.self, DeclaredRoutes.self,
  ]

  /// In the order in which listings and messages show them; `contents` has that of the OpenAPI
  /// document.
  package static let resources: [Resource] =
    Workspaces.kinds + Projects.kinds + Computers.kinds + PreviewDomains.kinds + Invites.kinds
    + APIKeys.kinds

  package static let magicValues = Magic.all

  package static let expiries = [
    expiry(of: "api_key", APIKeyRow.self, at: "expires_at", where: "status = 'active'")
  ]

  package static let migrations = [
    Migration("miosa 1", MiosaTables.sql), Migration("miosa 2", MiosaTables.domains),
  ]

  package static func authenticate(
    _ context: RequestContext, _ db: borrowing Simulation.Transaction<MiosaError>
  ) throws(MiosaError) -> MiosaCaller {
    try MiosaCaller(context, db)
  }
}
