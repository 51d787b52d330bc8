import HTTPTypes
package import Simulation
package import Storage
package import Wire

/// Phala Cloud: workspaces and the confidential VMs (CVMs) in them.
///
/// The index page of the vendor: who it is, its settings, its resources, its tables. Each resource
/// has a file of its name with its routes at the head, in a folder of what belongs together.
package enum Phala: VendorDefinition {
  package typealias Failure = PhalaError
  package typealias Caller = PhalaCaller

  package static let description = VendorDescription(
    name: "phala", title: "Phala Cloud API",
    hosts: ["cloud-api.phala.com", "cloud-api.phala.network", "phala.localhost"],
    basePath: "/api/v1",
    variables: [
      Variable("PHALA_CLOUD_API_KEY", .key("phak_demo"), note: "every SDK and the CLI"),
      Variable(
        "PHALA_CLOUD_API_PREFIX", .baseURL(path: "/api/v1"), note: "every SDK and the CLI"),
    ],
    credential: PhalaCaller.credential,
    secretKeys: ["secret", "encrypted_env", "token"], readsEmptyBodyAsObject: false,
    emptyParameterIsAbsent: true, refusesNUL: true,
    undeclaredJSON: undeclaredJSON,
    requestID: { seed, sequence in
      Identifiers.uuid(
        Identifiers.bits(seed: seed, kind: "request", ordinal: Int(sequence)),
        Identifiers.bits(seed: seed, kind: "request", ordinal: Int(sequence), lane: 1))
    })

  private static let undeclaredJSON = UndeclaredJSON(
    .wrongType, isRefused: true,
    why: "FastAPI, which the service is made with, reads JSON under its own media type only")

  /// What a test may want to be otherwise; each is declared where it counts.
  package static let settings = [
    SettingDescription(PhalaVersion.standard), SettingDescription(Workspaces.hideForeign),
    SettingDescription(Webhooks.outcome), SettingDescription(Webhooks.allowHTTP),
    SettingDescription(Webhooks.stepUp), SettingDescription(undeclaredJSON.setting),
  ]

  package static func dialect(for request: Request, _ settings: Settings) -> Dialect {
    PhalaVersion.spoken(by: request, otherwise: settings[PhalaVersion.standard]).dialect
  }

  package static let contents: [any VendorResource<PhalaError, PhalaCaller>.Type] = [
    Workspaces.self, Users.self, Nodes.self, OSImages.self, InstanceTypes.self,
    KeyManagement.self, Provisions.self, Cvms.self, CvmReads.self, CvmOperations.self,
    CvmChanges.self, Apps.self, SshKeys.self, Webhooks.self, ApiTokens.self, DeclaredRoutes.self,
  ]

  package static let magicValues = Magic.all

  package static let expiries = [
    expiry(of: "api_token", ApiTokenRow.self, at: "expires_at", where: "is_active = 1"),
    // `ProvisionRow.lifetime`, in microseconds.
    expiry(of: "provision", ProvisionRow.self, at: "created_at + 1209600000000"),
  ]

  package static let migrations = [Migration("phala 1", PhalaTables.sql)]

  package static func authenticate(
    _ context: RequestContext, _ db: borrowing Simulation.Transaction<PhalaError>
  ) throws(PhalaError) -> PhalaCaller {
    try PhalaCaller(context, db)
  }
}
