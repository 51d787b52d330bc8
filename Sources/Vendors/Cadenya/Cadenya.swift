import HTTPTypes
package import Simulation
package import Storage
package import Wire

/// Cadenya: an agent runtime. Accounts, workspaces, API keys, secrets and agents.
///
/// The index page of the vendor: who it is, its settings, its resources, its tables. Each resource
/// has a folder, and its routes stand at the head of the file with its name; those of tier 3 that
/// are simulated are described by data, in `Documents`. The API moved fast from May to October
/// 2026: answers are supersets that satisfy the SDKs of every month.
package enum Cadenya: VendorDefinition {
  package typealias Failure = CadenyaError
  package typealias Caller = CadenyaCaller

  package static let description = VendorDescription(
    name: "cadenya", title: "Cadenya API",
    hosts: ["api.cadenya.com", "cadenya.localhost"], basePath: "/v1",
    variables: [
      Variable("CADENYA_API_KEY", .key(DemoData.token), note: "every SDK"),
      Variable("CADENYA_BASE_URL", .baseURL(path: ""), note: "every SDK; paths begin with /v1"),
      Variable(
        "CADENYA_WORKSPACE_ID", .literal(DemoData.stagingID),
        note: "SDKs since 1.0, for calls that name no workspace"),
    ],
    credential: .bearer, alias: CamelCase.camel,
    secretKeys: ["token", "value", "webhookEventsHmacSecret", "challengeToken", "apiKey"],
    emptyParameterIsAbsent: true, undeclaredJSON: undeclaredJSON,
    weight: weight(of:),
    requestID: { seed, sequence in
      "req_"
        + Identifiers.token(
          seed: seed, kind: "request", ordinal: Int(sequence), .lowercase, length: 20)
    })

  /// "Requests with this flag count more against your rate limit": five times, as no number is
  /// given. It counts only where a scenario sets a rate. [spec, includeInfo]
  @Sendable private static func weight(of request: Request) -> Int {
    let query = Query(request.query[...])
    return query["includeInfo"] == "true" || query["include_info"] == "true" ? 5 : 1
  }

  private static let undeclaredJSON = UndeclaredJSON(
    .mediaType, isRefused: false,
    why: "what the service makes of JSON under another media type is not documented")

  /// What a test may want to be otherwise; each is declared where it counts.
  package static let settings = [
    SettingDescription(CadenyaCaller.enforceScopes), SettingDescription(ListRequest.strictQueries),
    SettingDescription(Pagination.snakeCaseNextCursor), SettingDescription(SDKGeneration.setting),
    SettingDescription(undeclaredJSON.setting),
  ]

  package static func dialect(for request: Request, _ settings: Settings) -> Dialect {
    SDKGeneration.dialect(settings)
  }

  package static let contents: [any VendorResource<CadenyaError, CadenyaCaller>.Type] = [
    Workspaces.self, Accounts.self, Profiles.self, AccountWorkspaces.self, Members.self,
    APIKeys.self, GlobalAPIKey.self, WorkspaceAPIKeys.self, WorkspaceSecrets.self,
    TrustedEndpoints.self, Agents.self, Documents.self, DeclaredRoutes.self,
  ]

  package static let magicValues = Magic.all

  package static let migrations = [
    Migration("cadenya 1", CadenyaTables.sql), Migration("cadenya 2", DocumentTables.sql),
    Migration("cadenya 3", DocumentTables.sources),
  ]

  package static func authenticate(
    _ context: RequestContext, _ db: borrowing Simulation.Transaction<CadenyaError>
  ) throws(CadenyaError) -> CadenyaCaller {
    try CadenyaCaller(context, db)
  }
}
