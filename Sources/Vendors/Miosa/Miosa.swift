import HTTPTypes
package import Simulation
package import Storage
import Wire

/// Miosa: organizations, workspaces, projects and the computers in them.
///
/// The index page of the vendor: who it is, its settings, its resources and every route. Each
/// resource has a file of its own.
package enum Miosa: VendorDefinition {
  package typealias Failure = MiosaError
  package typealias Caller = MiosaCaller

  typealias Transaction = Simulation.Transaction<MiosaError>
  typealias Call<Input: Sendable> = Simulation.Call<Input, MiosaCaller>

  package static let description = VendorDescription(
    name: "miosa", title: "MIOSA API",
    hosts: ["api.miosa.ai", "miosa.localhost"], basePath: "/api/v1",
    variables: [
      Variable("MIOSA_API_KEY", .key("msk_test_demo"), note: "every SDK and both CLIs"),
      Variable("MIOSA_BASE_URL", .baseURL(path: "/api/v1"), note: "Python SDK and Go CLI"),
      Variable(
        "UNDERSTUDY_MIOSA_URL", .baseURL(path: "/api/v1"),
        note: "the others read none: TypeScript baseUrl, Go WithBaseURL, Elixir base_url:"),
    ],
    credential: .bearer,
    idempotency: IdempotencyRule(
      header: MiosaHeaders.idempotencyKey, lifetime: .seconds(24 * 3600),
      methods: [.post, .put, .patch, .delete], source: .docs("api-reference, idempotency")),
    alias: CamelCase.snake, aliasSetting: camelCaseInput,
    secretKeys: ["key", "token", "refresh_token", "viewer_password"],
    undeclaredJSON: undeclaredJSON,
    requestID: { seed, sequence in
      "req_"
        + Identifiers.token(
          seed: seed, kind: "request", ordinal: Int(sequence), .lowercase, length: 20)
    })

  private static let undeclaredJSON = UndeclaredJSON(
    .mediaType, isRefused: false,
    why: "a Phoenix service refuses JSON under another media type or ignores it, by its set-up")

  /// Whether a second workspace of the same name is refused, as newer SDKs expect.
  static let nameConflict = Setting(
    "name_conflict", default: NameConflict.allow,
    why: "the seed allows two workspaces of one name; SDKs since 2.10 expect 409 instead")

  static let camelCaseInput = Setting(
    "camel_case_input", default: true,
    why: "the quick start sends camelCase keys; the service itself reads snake_case only")

  package static let settings = [
    SettingDescription(nameConflict), SettingDescription(camelCaseInput),
    SettingDescription(creditsExhausted),
    SettingDescription(runningWord), SettingDescription(computerListKey),
    SettingDescription(errorEnvelope),
    SettingDescription(undeclaredJSON.setting),
  ]

  package static let resources = [
    workspaceResource, projectResource, computerResource, previewDomainResource, inviteResource,
    apiKeyResource,
  ]

  package static let expiries = [
    expiry(of: "api_key", APIKeyRow.self, at: "expires_at", where: "status = 'active'")
  ]

  /// Every documented route, each group in the folder of its resource; tier 3 in Declared.
  package static let operations: [Operation] =
    workspaceOperations + previewDomainOperations + computerOperations + projectOperations
    + memberOperations + organizationOperations + creditOperations + declaredOperations

  package static let migrations = [Migration("miosa 1", MiosaTables.sql)]
}

/// What a second workspace of the same name gets.
enum NameConflict: String, WireEnum {
  case allow
  case refuse = "409"
}
