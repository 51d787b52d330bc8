import Simulation
import Wire

/// How far a build has come; clients say so themselves.
enum BuildStatus: String, WireEnum {
  case pending, building, completed, failed
}

/// A build as Orgo shows it. [E2]
struct Build: ReplyBody {
  let row: BuildRow

  init(_ row: BuildRow) { self.row = row }

  init(from decoder: any Decoder) throws {
    row = BuildRow(
      id: "sample", userID: "sample", orgID: "sample", projectID: "sample", name: "sample",
      tag: "sample", now: .sample)
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", row.id)
      json.field("tag", row.tag)
      json.field("imageRef", row.imageRef)
      json.field("status", row.status)
      json.field("name", row.name)
      json.field("createdAt", row.createdAt)
    }
  }
}

/// `{"success": true, "build": {...}}`
struct BuildReply: ReplyBody {
  let build: Build

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("success", true)
      json.field("build", build)
    }
  }
}

/// The body of `POST /builds/create`. A build without a name is called `default` (our choice).
struct CreateBuild: RequestBody {
  let orgID: String
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

/// `{"build": {...}}`
struct FoundBuild: ReplyBody {
  let build: Build

  func write(to json: inout JSONWriter) { json.object { $0.field("build", build) } }
}

extension Orgo {
  static let buildResource = resource("build", BuildRow.self, render: Build.init)

  static func createBuild(
    _ call: Call<CreateBuild>, _ db: borrowing Transaction
  ) throws(OrgoError) -> BuildReply {
    let input = call.input
    let project = try workspace(id: input.projectID, call.caller, db)
    let row = BuildRow(
      id: try db.uuid("build"), userID: project.userID, orgID: input.orgID,
      projectID: project.id, name: input.name?.value ?? "default",
      tag: try db.token("build tag", .hex, length: 12), now: db.now)
    try db.add(row)
    return BuildReply(build: Build(row))
  }

  static func updateBuild(
    _ call: Call<UpdateBuild>, _ db: borrowing Transaction
  ) throws(OrgoError) -> BuildReply {
    let input = call.input
    guard var row = try db.find(BuildRow.self, input.buildID) else {
      throw OrgoError(.buildNotFound)
    }
    try admit(call.caller, toWorkspace: row.projectID, of: row.userID)
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
    let project = try workspace(id: input.projectID, call.caller, db)
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
