import HTTPTypes
import Simulation
import Wire

/// Apps: what groups the CVMs of one app id.
enum Apps: PhalaResource {
  private static let all = group("/api/v1/apps", about: "app", tier: 2, source: .openAPI)
  private static let one = all.on(AppRow.self, at: "/{app_id}")
  private static let revisions = one.with(about: "revision")

  static let routes: [Route] = [
    all(.get, "", "List apps", id: "getAppList", by: getAppList),
    all(
      .get, "/filter-options", "List what apps may be filtered by", id: "getAppFilterOptions",
      by: getAppFilterOptions),
    one(.get, "", "Get an app", id: "getAppInfo", by: getAppInfo),
    one(.get, "/cvms", "List an app's CVMs", id: "getAppCvms", by: getAppCvms),
    revisions(
      .get, "/revisions", "List an app's revisions", id: "getAppRevisions", by: getAppRevisions),
    revisions(
      .get, "/revisions/{revision_id}", "Get a revision", fails: .appNotFound, .notFound,
      id: "getAppRevisionDetail", by: getAppRevisionDetail),
    one(
      .get, "/device-allowlist", "List the devices an app may run on", id: "getAppDeviceAllowlist",
      by: getAppDeviceAllowlist),
    one(
      .get, "/attestations", "Get the attestations of an app's CVMs", id: "getAppAttestation",
      by: getAppAttestation),
    one(
      .get, "/usage", "List an app's metered usage", fails: .appNotFound, .badRequest,
      id: "getAppUsage", by: getAppUsage),
    one(
      .post, "/instances", "Add a CVM to an app",
      fails: .appNotFound, .sourceCvmNotFound, .revisionAmbiguous, .nodeNotFound,
      .insufficientBalance, .maxCvmLimit, .resourceLimitExceeded, .badRequest, .workspaceSuspended,
      id: "createAppInstance", by: createAppInstance),
    one(
      .post, "/is-allowed", "Check an app against the chain", id: "checkAppIsAllowed",
      by: checkAppIsAllowed),
    one(
      .post, "/cvms/is-allowed", "Check an app's CVMs against the chain",
      id: "checkAppCvmsIsAllowed", by: checkAppCvmsIsAllowed),
  ]

  static func getAppInfo(
    _ call: Call<NoInput>, _ app: AppRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> App {
    try App(app, db)
  }

  static func getAppCvms(
    _ call: Call<NoInput>, _ app: AppRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmArray {
    CvmArray(items: try App(app, db).cvms)
  }

  static func getAppAttestation(
    _ call: Call<NoInput>, _ app: AppRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> AppAttestation {
    let rows = try app.cvms(db)
    return AppAttestation(
      appID: app.appID, cvms: rows, nodes: try CvmView.all(rows, db).map(\.node))
  }
}
