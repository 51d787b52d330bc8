import HTTPTypes
package import Simulation
package import Storage
package import Wire

/// Strongly.ai: organizations, projects, volumes and the workspaces in them.
///
/// The index page of the vendor: who it is, its settings, its resources and where its routes are.
/// Each resource has a file of its own; the routes are in `Strongly+operations.swift`.
package enum Strongly: VendorDefinition {
  package typealias Failure = StronglyError
  package typealias Caller = StronglyCaller

  typealias Transaction = Simulation.Transaction<StronglyError>
  typealias Call<Input: Sendable> = Simulation.Call<Input, StronglyCaller>

  package static let description = VendorDescription(
    name: "strongly", title: "Strongly.ai API",
    hosts: ["*.strongly.ai", "strongly.localhost"], basePath: "/api/v1",
    variables: [
      Variable("STRONGLY_API_KEY", .key(DemoData.key), note: "current SDKs, named in their docs"),
      Variable("STRONGLY_API_URL", .baseURL(path: ""), note: "current SDKs; without /api/v1"),
      Variable("API_KEY", .key(DemoData.key), note: "PyPI strongly 0.4"),
      Variable("API_HOST", .baseURL(path: ""), note: "PyPI strongly 0.4; without /api/v1"),
    ],
    credential: .header("X-API-Key"), secretKeys: ["key", "authToken"],
    undeclaredJSON: undeclaredJSON,
    requestID: { seed, sequence in
      "req_"
        + Identifiers.token(
          seed: seed, kind: "request", ordinal: Int(sequence), .lowercase, length: 12)
    })

  private static let undeclaredJSON = UndeclaredJSON(
    .mediaType, isRefused: false,
    why: "what the service makes of JSON under another media type is not documented")

  /// Which generation of the vendor's pages answers look like.
  static let answerDialect = Setting(
    "dialect", default: AnswerDialect.docs,
    why: "the documentation shows flat bodies; the newest pages and SDKs read {success, data}")

  /// Whether starting a workspace that runs is fine.
  static let idempotentStart = Setting(
    "idempotent_start", default: false,
    why: "the seed starts a stopped workspace; starting an agent that runs is documented as fine")

  package static let settings = [
    SettingDescription(answerDialect), SettingDescription(idempotentStart),
    SettingDescription(undeclaredJSON.setting),
  ]

  package static func dialect(for request: Request, _ settings: Settings) -> Dialect {
    settings[answerDialect].dialect
  }

  package static let resources = [
    workspaceResource, projectResource, volumeResource, userResource, organizationResource,
    keyResource,
  ]

  package static let expiries = [
    expiry(of: "key", APIKeyRow.self, at: "expires_at", where: "is_revoked = 0"),
    expiry(of: "invitation", InvitationRow.self, at: "expires_at"),
  ]

  package static let operations =
    workspaceOperations + authOperations + projectOperations + volumeOperations + userOperations
    + organizationOperations + declaredOperations

  package static let migrations = [Migration("strongly 1", StronglyTables.sql)]
}
