import HTTPTypes
package import Simulation
package import Storage
import Wire

/// Orgo: accounts, workspaces (once called projects), and the cloud desktops in them.
///
/// The index page of the vendor: who it is, its settings, its resources, its tables. Each resource
/// has a folder, and its routes stand at the head of the file with its name.
///
/// The vendor's documents changed under its clients, and their editions are marked: [E0] is that of
/// December 2025 (projects), [E1] of early 2026 (seed 004), [E2] of spring 2026 (the OpenAPI
/// document), [E3] of later in 2026. [obs] is what third parties saw the service do. Answers are a
/// superset of all, the seed's keys first.
package enum Orgo: VendorDefinition {
  package typealias Failure = OrgoError
  package typealias Caller = OrgoCaller

  package static let description = VendorDescription(
    name: "orgo", title: "Orgo API",
    hosts: ["www.orgo.ai", "orgo.ai", "api.orgo.ai", "orgo.localhost"], basePath: "/api",
    variables: [
      Variable("ORGO_API_KEY", .key(DemoData.key), note: "every SDK"),
      Variable(
        "ORGO_BASE_URL", .baseURL(path: "/api"),
        note: "the Go command only; the Python SDK reads none: pass base_api_url=..."),
      Variable("ORGO_API_BASE", .baseURL(path: "/api"), note: "external-compute adapters"),
      Variable(
        "UNDERSTUDY_ORGO_URL", .baseURL(path: "/api"),
        note: "for Computer(base_api_url=os.environ[...]), and for Project and Template"),
    ],
    credential: .bearer,
    alias: { spelling in
      switch spelling {
      case "project_id": "workspace_id"
      case "seconds": "duration"
      default: nil
      }
    },
    secretKeys: ["vnc_password", "password"], emptyParameterIsAbsent: true,
    undeclaredJSON: undeclaredJSON,
    requestID: { seed, sequence in
      Identifiers.uuid(
        Identifiers.bits(seed: seed, kind: "request", ordinal: Int(sequence)),
        Identifiers.bits(seed: seed, kind: "request", ordinal: Int(sequence), lane: 1))
    })

  /// What a test may want to be otherwise: rules of other editions, and what the service was seen
  /// to do. Each is declared where it counts.
  package static let settings = [
    SettingDescription(OrgoCaller.planSetting), SettingDescription(Workspaces.strictNames),
    SettingDescription(Computers.defaultCPU), SettingDescription(Projects.deletion),
    SettingDescription(Computers.restartRoute), SettingDescription(Desktops.bashSuccess),
    SettingDescription(Desktops.computerUser),
    SettingDescription(Screenshots.form), SettingDescription(undeclaredJSON.setting),
  ]

  private static let undeclaredJSON = UndeclaredJSON(
    .mediaType, isRefused: false,
    why: "what the service makes of JSON under another media type is not documented")

  package static let contents: [any VendorResource<OrgoError, OrgoCaller>.Type] = [
    Workspaces.self, Projects.self, Computers.self, Desktops.self, Streams.self,
    Screenshots.self, Builds.self, DeclaredRoutes.self,
  ]

  package static let magicValues = Magic.all

  package static let migrations = [
    Migration("orgo 1", OrgoTables.sql), Migration("orgo 2", OrgoTables.machines),
  ]

  package static func authenticate(
    _ context: RequestContext, _ db: borrowing Simulation.Transaction<OrgoError>
  ) throws(OrgoError) -> OrgoCaller {
    try OrgoCaller(context, db)
  }
}
