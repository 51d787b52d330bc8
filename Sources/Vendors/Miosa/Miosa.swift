import HTTPTypes
package import Simulation
import Wire

/// Miosa: organizations, workspaces, projects and the computers in them.
///
/// The index page of the vendor: who it is, its settings, its resources and every route. Each
/// resource has a file of its own.
package enum Miosa: VendorDefinition {
  package typealias Failure = MiosaError
  package typealias Caller = MiosaCaller

  typealias World = Transaction<MiosaError>
  typealias Call<Input: Sendable> = Simulation.Call<Input, MiosaCaller>

  package static let facts = VendorFacts(
    name: "miosa", title: "MIOSA API",
    hosts: ["api.miosa.ai", "miosa.localhost"], basePath: "/api/v1",
    variables: [
      Variable("MIOSA_API_KEY", .key("msk_test_demo"), note: "every SDK and both CLIs"),
      Variable("MIOSA_BASE_URL", .baseURL(path: "/api/v1"), note: "Python SDK and Go CLI"),
    ],
    credential: .bearer,
    idempotency: IdempotencyRule(
      header: MiosaHeaders.idempotencyKey, lifetime: .seconds(24 * 3600),
      methods: [.post, .put, .patch, .delete], source: .docs("api-reference, idempotency")),
    alias: CamelCase.snake, aliasSetting: camelCaseInput,
    secretKeys: ["key", "token", "viewer_password"],
    requestID: { seed, sequence in
      "req_"
        + Identifiers.token(
          seed: seed, kind: "request", ordinal: Int(sequence), .lowercase, length: 20)
    })

  /// Whether a second workspace of the same name is refused, as newer SDKs expect.
  static let nameConflict = Setting(
    "name_conflict", default: NameConflict.allow,
    why: "the seed allows two workspaces of one name; SDKs since 2.10 expect 409 instead")

  static let camelCaseInput = Setting(
    "camel_case_input", default: true,
    why: "the quick start sends camelCase keys; the service itself reads snake_case only")

  package static let settings = [SettingFacts(nameConflict), SettingFacts(camelCaseInput)]

  package static let resources = [workspaceResource, computerResource]

  package static let operations: [Operation] = [
    operation(
      .get, "/api/v1/workspaces", "List workspaces for the tenant", returns: .ok,
      fails: .validationFailed, id: "listWorkspaces", about: "workspace",
      by: listWorkspaces, source: .seed("003")),
    operation(
      .post, "/api/v1/workspaces", "Create a workspace", returns: .created, .ok("reused"),
      fails: .validationFailed, .workspaceNameExists, id: "createWorkspace", about: "workspace",
      by: createWorkspace, source: .seed("003")),
    operation(
      .get, "/api/v1/workspaces/{id}", "Get a workspace", returns: .ok,
      fails: .invalidID, .notFound, .forbidden, id: "getWorkspace", about: "workspace",
      on: workspace, by: getWorkspace, source: .seed("003")
    ).with(reads: ResourceReference("workspace", "id")),
    operation(
      .delete, "/api/v1/workspaces/{id}", "Delete a workspace", returns: .ok,
      fails: .invalidID, .notFound, .forbidden, .workspaceNotEmpty, id: "deleteWorkspace",
      about: "workspace", on: workspace, by: deleteWorkspace, source: .seed("003")),
    operation(
      .get, "/api/v1/computers", "List computers", returns: .ok,
      fails: .validationFailed, id: "listComputers", about: "computer", tier: 2,
      by: listComputers, source: .docs("computers")),
    operation(
      .post, "/api/v1/computers", "Create a computer", returns: .created,
      fails: .validationFailed, .notFound, .forbidden, .invalidID, .quotaExceeded,
      id: "createComputer", about: "computer", by: createComputer, source: .seed("003")),
  ]

  package static let migrations = [Migration("miosa 1", MiosaTables.sql)]
}

/// What a second workspace of the same name gets.
enum NameConflict: String, WireEnum {
  case allow
  case refuse = "409"
}
