import HTTPTypes
import Simulation
import Wire

/// Builds of templates' images, which clients make themselves and register here.
enum Builds: OrgoResource {
  static let kind = kind("build", BuildRow.self, render: Build.init)
  static let kinds = [kind]

  private static func all(_ function: String) -> RouteGroup<OrgoError, OrgoCaller, Void> {
    group("/api/builds", about: "build", tier: 2, source: .sdk("client.py, \(function)"))
  }

  static let routes: [Route] = [
    all("create_build")(
      .post, "/create", "Register a build", fails: .invalid, .workspaceNotFound, .accessDenied,
      id: "createBuild", by: createBuild),
    all("update_build")(
      .post, "/update", "Update a build", fails: .invalid, .buildNotFound, .accessDenied,
      id: "updateBuild", by: updateBuild),
    all("get_latest_build")(
      .get, "/latest", "Get the latest completed build",
      fails: .invalid, .buildNotFound, .workspaceNotFound, .accessDenied, id: "getLatestBuild",
      by: getLatestBuild),
  ]

  static func createBuild(
    _ call: Call<CreateBuild>, _ db: borrowing Transaction
  ) throws(OrgoError) -> BuildReply {
    let input = call.input
    let project = try WorkspaceRow.find(input.projectID, for: call.caller, db)
    let row = BuildRow(
      id: try db.uuid("build"), userID: project.userID, orgID: input.orgID.value,
      projectID: project.id, name: input.name?.value ?? "default",
      tag: try db.token("build tag", .hex, length: 12), now: db.now)
    try db.add(row)
    return BuildReply(build: Build(row))
  }

  static func updateBuild(
    _ call: Call<UpdateBuild>, _ db: borrowing Transaction
  ) throws(OrgoError) -> BuildReply {
    let input = call.input
    var row = try BuildRow.find(input.buildID, for: call.caller, db)
    row.status = BuildStatus(rawValue: input.status.rawValue) ?? row.status
    row.logs = input.logs ?? row.logs
    row.errorMessage = input.errorMessage ?? row.errorMessage
    _ = try db.update(row, key: row.id)
    return BuildReply(build: Build(row))
  }

  /// The newest completed build of a name. [SDK: client.py]
  static func getLatestBuild(
    _ call: Call<LatestBuild>, _ db: borrowing Transaction
  ) throws(OrgoError) -> FoundBuild {
    let input = call.input
    let project = try WorkspaceRow.find(input.projectID, for: call.caller, db)
    let found = try db.first(
      BuildRow.self,
      where: """
        project_id = ? AND name = ? AND org_id = ? AND status = 'completed'
        ORDER BY rowid DESC LIMIT 1
        """, project.id, input.name, input.orgID)
    guard let found else { throw OrgoError(.buildNotFound) }
    return FoundBuild(build: Build(found))
  }
}

/// The body of `POST /builds/create`. A build without a name is called `default` (our choice).
struct CreateBuild: RequestBody {
  let orgID: Text<0, 255>
  let projectID: String
  let name: NonEmptyText?

  enum CodingKeys: String, CodingKey {
    case orgID = "orgId"
    case projectID = "projectId"
    case name
  }
}

/// The body of `POST /builds/update`.
struct UpdateBuild: RequestBody {
  /// What a client may say of its build.
  enum Status: String, WireEnum { case building, completed, failed }

  let buildID: String
  let status: Status
  let logs: String?
  let errorMessage: String?

  enum CodingKeys: String, CodingKey {
    case buildID = "buildId"
    case status, logs, errorMessage
  }
}

/// What `GET /builds/latest` takes.
struct LatestBuild: RequestQuery {
  let orgID: String
  let projectID: String
  let name: String

  enum CodingKeys: String, CodingKey {
    case orgID = "orgId"
    case projectID = "projectId"
    case name
  }
}
