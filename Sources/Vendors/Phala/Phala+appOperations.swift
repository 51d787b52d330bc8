import HTTPTypes
import Simulation

/// Apps: what groups the CVMs of one app id.
extension Phala {
  static let appOperations: [Operation] = [
    operation(
      .get, "/api/v1/apps", "List apps", id: "getAppList", about: "app", tier: 2,
      status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .get, "/api/v1/apps/filter-options", "List what apps may be filtered by",
      id: "getAppFilterOptions", about: "app", tier: 2, status: .declared("not simulated yet"),
      source: .openAPI),
    operation(
      .get, "/api/v1/apps/{app_id}", "Get an app", id: "getAppInfo", about: "app", tier: 2,
      status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .get, "/api/v1/apps/{app_id}/cvms", "List an app's CVMs", id: "getAppCvms", about: "app",
      tier: 2, status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .get, "/api/v1/apps/{app_id}/revisions", "List an app's revisions", id: "getAppRevisions",
      about: "revision", tier: 2, status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .get, "/api/v1/apps/{app_id}/revisions/{revision_id}", "Get a revision",
      id: "getAppRevisionDetail", about: "revision", tier: 2,
      status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .get, "/api/v1/apps/{app_id}/device-allowlist", "List the devices an app may run on",
      id: "getAppDeviceAllowlist", about: "app", tier: 2, status: .declared("not simulated yet"),
      source: .openAPI),
    operation(
      .get, "/api/v1/apps/{app_id}/attestations", "Get the attestations of an app's CVMs",
      id: "getAppAttestation", about: "app", tier: 2, status: .declared("not simulated yet"),
      source: .openAPI),
    operation(
      .get, "/api/v1/apps/{app_id}/usage", "List an app's metered usage", id: "getAppUsage",
      about: "app", tier: 2, status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .post, "/api/v1/apps/{app_id}/instances", "Add a CVM to an app", id: "createAppInstance",
      about: "app", tier: 2, status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .post, "/api/v1/apps/{app_id}/is-allowed", "Check an app against the chain",
      id: "checkAppIsAllowed", about: "app", tier: 2, status: .declared("not simulated yet"),
      source: .openAPI),
    operation(
      .post, "/api/v1/apps/{app_id}/cvms/is-allowed", "Check an app's CVMs against the chain",
      id: "checkAppCvmsIsAllowed", about: "app", tier: 2, status: .declared("not simulated yet"),
      source: .openAPI),
  ]
}
