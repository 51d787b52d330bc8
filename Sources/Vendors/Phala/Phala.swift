import HTTPTypes
package import Simulation
package import Storage
package import Wire

/// Phala Cloud: workspaces and the confidential VMs (CVMs) in them.
///
/// The index page of the vendor: who it is, its settings and its resources. The routes stand in one
/// file a group, `Phala+...Operations.swift`; each resource has files of its own.
package enum Phala: VendorDefinition {
  package typealias Failure = PhalaError
  package typealias Caller = PhalaCaller

  typealias Transaction = Simulation.Transaction<PhalaError>
  typealias Call<Input: Sendable> = Simulation.Call<Input, PhalaCaller>

  package static let description = VendorDescription(
    name: "phala", title: "Phala Cloud API",
    hosts: ["cloud-api.phala.com", "cloud-api.phala.network", "phala.localhost"],
    basePath: "/api/v1",
    variables: [
      Variable("PHALA_CLOUD_API_KEY", .key("phak_demo"), note: "every SDK and the CLI"),
      Variable(
        "PHALA_CLOUD_API_PREFIX", .baseURL(path: "/api/v1"), note: "every SDK and the CLI"),
    ],
    credential: .header("X-API-Key"),
    secretKeys: ["secret", "encrypted_env", "token"], readsEmptyBodyAsObject: false,
    undeclaredJSON: undeclaredJSON,
    requestID: { seed, sequence in
      Identifiers.uuid(
        Identifiers.bits(seed: seed, kind: "request", ordinal: Int(sequence)),
        Identifiers.bits(seed: seed, kind: "request", ordinal: Int(sequence), lane: 1))
    })

  private static let undeclaredJSON = UndeclaredJSON(
    .wrongType, isRefused: true,
    why: "FastAPI, which the service is made with, reads JSON under its own media type only")

  static let defaultVersion = Setting(
    "default_version", default: PhalaVersion.june2026,
    why: "a request without X-Phala-Version gets the version that its key was made with")

  static let hideForeignWorkspaces = Setting(
    "hide_foreign_workspaces", default: false,
    why: "whether another tenant's workspace is 404 in place of 403; the documents show both")

  static let webhookOutcome = Setting(
    "webhook_outcome", default: WebhookOutcome.delivered,
    why: "no webhook leaves this machine; this is what their deliveries say became of them")

  static let webhookHTTP = Setting(
    "webhook_http", default: false,
    why: "the service takes public https addresses only; tests may want http://127.0.0.1")

  static let webhookStepUp = Setting(
    "webhook_step_up", default: false,
    why: "the service shows webhook secrets only after a second factor: 428 until then")

  package static let settings = [
    SettingDescription(defaultVersion), SettingDescription(hideForeignWorkspaces),
    SettingDescription(webhookOutcome), SettingDescription(webhookHTTP),
    SettingDescription(webhookStepUp),
    SettingDescription(undeclaredJSON.setting),
  ]

  package static let resources = [cvmResource]

  package static let expiries = [
    expiry(of: "api_token", ApiTokenRow.self, at: "expires_at", where: "is_active = 1"),
    // `ProvisionRow.lifetime`, in microseconds.
    expiry(of: "provision", ProvisionRow.self, at: "created_at + 1209600000000"),
  ]

  package static let operations =
    workspaceOperations + inventoryOperations + cvmOperations + cvmReadOperations
    + cvmChangeOperations + appOperations + accountOperations + furtherOperations

  package static let migrations = [Migration("phala 1", PhalaTables.sql)]

  package static func dialect(for request: Request, _ settings: Settings) -> Dialect {
    PhalaVersion.spoken(by: request, otherwise: settings[defaultVersion]).dialect
  }
}

/// What became of webhook deliveries.
enum WebhookOutcome: String, WireEnum {
  case delivered, failed
}
