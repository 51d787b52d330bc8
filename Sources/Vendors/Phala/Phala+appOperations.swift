import HTTPTypes
import Simulation

/// Apps: what groups the CVMs of one app id.
extension Phala {
  static let appOperations: [Operation] = [
    operation(
      .get, "/api/v1/apps", "List apps", returns: .ok, id: "getAppList", about: "app", tier: 2,
      by: getAppList, source: .openAPI),
    operation(
      .get, "/api/v1/apps/filter-options", "List what apps may be filtered by", returns: .ok,
      id: "getAppFilterOptions", about: "app", tier: 2, by: getAppFilterOptions, source: .openAPI),
    operation(
      .get, "/api/v1/apps/{app_id}", "Get an app", returns: .ok, fails: .appNotFound,
      id: "getAppInfo", about: "app", tier: 2, on: app, by: getAppInfo, source: .openAPI),
    operation(
      .get, "/api/v1/apps/{app_id}/cvms", "List an app's CVMs", returns: .ok, fails: .appNotFound,
      id: "getAppCvms", about: "app", tier: 2, on: app, by: getAppCvms, source: .openAPI),
    operation(
      .get, "/api/v1/apps/{app_id}/revisions", "List an app's revisions", returns: .ok,
      fails: .appNotFound, id: "getAppRevisions", about: "revision", tier: 2, on: app,
      by: getAppRevisions, source: .openAPI),
    operation(
      .get, "/api/v1/apps/{app_id}/revisions/{revision_id}", "Get a revision", returns: .ok,
      fails: .appNotFound, .notFound, id: "getAppRevisionDetail", about: "revision", tier: 2,
      on: app, by: getAppRevisionDetail, source: .openAPI),
    operation(
      .get, "/api/v1/apps/{app_id}/device-allowlist", "List the devices an app may run on",
      returns: .ok, fails: .appNotFound, id: "getAppDeviceAllowlist", about: "app", tier: 2,
      on: app, by: getAppDeviceAllowlist, source: .openAPI),
    operation(
      .get, "/api/v1/apps/{app_id}/attestations", "Get the attestations of an app's CVMs",
      returns: .ok, fails: .appNotFound, id: "getAppAttestation", about: "app", tier: 2, on: app,
      by: getAppAttestation, source: .openAPI),
    operation(
      .get, "/api/v1/apps/{app_id}/usage", "List an app's metered usage", returns: .ok,
      fails: .appNotFound, .badRequest, id: "getAppUsage", about: "app", tier: 2, on: app,
      by: getAppUsage, source: .openAPI),
    operation(
      .post, "/api/v1/apps/{app_id}/instances", "Add a CVM to an app", returns: .ok,
      fails: .appNotFound, .sourceCvmNotFound, .revisionAmbiguous, .nodeNotFound,
      .insufficientBalance, .maxCvmLimit, .resourceLimitExceeded, .badRequest, .workspaceSuspended,
      id: "createAppInstance", about: "app", tier: 2, on: app, by: createAppInstance,
      source: .openAPI),
    operation(
      .post, "/api/v1/apps/{app_id}/is-allowed", "Check an app against the chain", returns: .ok,
      fails: .appNotFound, id: "checkAppIsAllowed", about: "app", tier: 2, on: app,
      by: checkAppIsAllowed, source: .openAPI),
    operation(
      .post, "/api/v1/apps/{app_id}/cvms/is-allowed", "Check an app's CVMs against the chain",
      returns: .ok, fails: .appNotFound, id: "checkAppCvmsIsAllowed", about: "app", tier: 2,
      on: app, by: checkAppCvmsIsAllowed, source: .openAPI),
  ]
}
