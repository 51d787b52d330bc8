import HTTPTypes
import Simulation
import Storage
import Wire

/// Projects: workspaces and volumes that belong together, and who works on them.
enum Projects: StronglyResource {
  static let kind = kind(
    "project", ProjectRow.self, state: "status", touched: "updated_at", render: Project.init)
  static let kinds = [kind]

  static let all = group(
    "/api/v1/projects", about: "project", tier: 2, access: .scope("projects:read"),
    writing: .scope("projects:write"), source: .docs("api/projects"))
  private static let one = all.on(ProjectRow.self, at: "/{id}")

  static let routes: [Route] = [
    all(.get, "", "List projects", fails: .validationError, id: "listProjects", by: listProjects),
    all(
      .post, "", "Create a project with its data volume", returns: .created,
      fails: .validationError, .projectNameExists, id: "createProject", by: createProject),
    one(.get, "", "Get a project", id: "getProject", by: getProject),
    one(
      .put, "", "Update a project",
      fails: .validationError, .projectArchived, .projectNameExists, id: "updateProject",
      by: updateProject),
    one(
      .delete, "", "Delete a project with its workspaces", returns: .noContent,
      fails: .validationError, .projectInUse, id: "deleteProject", by: deleteProject),
    one(.post, "/archive", "Archive a project", id: "archiveProject", by: archiveProject),
    one(
      .post, "/restore", "Restore an archived project", id: "restoreProject", by: restoreProject),
    one(.get, "/stats", "Get the counts of a project", id: "getProjectStats", by: getProjectStats),
    one(
      .get, "/activity", "List what happened in a project", fails: .validationError,
      id: "listProjectActivity", by: listProjectActivity),
    one(
      .get, "/workspaces", "List the workspaces of a project", fails: .validationError,
      id: "listProjectWorkspaces", by: listProjectWorkspaces),
    one(
      .get, "/volumes", "List the volumes of a project", fails: .validationError,
      id: "listProjectVolumes", by: listProjectVolumes),
  ]

  /// The whole organization's: who may see a private project is not simulated, for all keys that
  /// were not minted here are one person's.
  static func listProjects(
    _ call: Call<ListProjects>, _ db: borrowing Transaction
  ) throws(StronglyError) -> List<ProjectItem> {
    let input = call.input
    var filter = RowFilter("organization_id = ?", call.caller.organizationID)
    filter.require("status = ?", ifPresent: input.status)
    filter.require("category = ?", ifPresent: input.category)
    // Tags are stored as a JSON array: one of them stands there in its quotes.
    filter.require(
      "instr(tags, ?) > 0",
      ifPresent: input.tag.map { String(decoding: JSON.string($0).serialized(), as: UTF8.self) })
    filter.search(input.search, in: .nameAndDescription)
    return try List(filter, for: input, db)
  }

  static func getProject(
    _ call: Call<NoInput>, _ project: ProjectRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<Project> {
    Bare(Project(project))
  }

  /// Makes a project and its data volume of 50 GB. [docs api/projects]
  static func createProject(
    _ call: Call<CreateProject>, _ db: borrowing Transaction
  ) throws(StronglyError) -> Created<Project> {
    let input = call.input
    if input.filesystemType == .github, input.githubConfig == nil {
      throw StronglyError(invalid: "githubConfig", "is required for the file system github")
    }
    var row = ProjectRow(
      id: try db.token("project", prefix: "proj_", .lowercase, length: 12),
      organizationID: call.caller.organizationID, ownerID: call.caller.userID,
      name: input.name.value, description: input.description?.value ?? "",
      category: input.category,
      visibility: input.visibility ?? .private, tags: (input.tags ?? []).map(\.value),
      now: db.now)
    guard try db.insert(row) == .done else { throw StronglyError(.projectNameExists) }
    try row.note("project.created", by: call.caller, db)
    row.defaultDataVolumeID = try makeDataVolume(of: row, db).id
    _ = try db.update(row, key: row.id)
    return Created(row.id)
  }

  /// A project's own volume, called as the project; where the owner has one of that name already,
  /// the project's id makes the difference.
  private static func makeDataVolume(
    of project: ProjectRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> VolumeRow {
    var volume = VolumeRow(
      id: try db.token("volume", prefix: "vol_", .lowercase, length: 12),
      organizationID: project.organizationID, ownerID: project.ownerID, projectID: project.id,
      label: project.name, description: "Data of \(project.name)", type: .data, sizeGB: 50,
      mountPath: nil, now: db.now)
    if try db.insert(volume) != .done {
      volume.label = "\(project.name) \(project.id)"
      volume.mountPath = "/data/\(volume.name)"
      try db.add(volume)
    }
    return volume
  }
}

/// What `GET /projects` takes. [docs api/projects]
struct ListProjects: SortedListQuery {
  let search: String?
  let status: String?
  let category: String?
  let tag: String?
  let limit: ListLimit?
  let offset: ListOffset?
  let sort: ListOrder<Field>?

  enum Field: String, SortField {
    case createdAt, updatedAt, name, status, category
  }
}

/// The body of `POST /projects`. [docs api/projects; the file system: skill projects.md] The newest
/// generation sends no description, and must not in its own dialect.
struct CreateProject: RequestBody, RequiresMembers {
  let name: ResourceName<100>
  let description: Text<1, 500>?
  let category: String?
  let visibility: ProjectVisibility?
  let tags: [NonEmptyText]?
  /// Taken and checked; there are no files here.
  let filesystemType: FilesystemType?
  let githubConfig: GitHubConfig?

  enum FilesystemType: String, WireEnum {
    case strongly, github
  }

  static let requirements = [
    MemberRequirement.member("githubConfig", where: "filesystemType", is: "github")
  ]

  static var shape: InputShape {
    InputShape(body: requestSchema.requiring(["description"]), bodyKind: .json)
  }

  static func read(_ raw: inout RawInput) throws(InputError) -> CreateProject {
    try raw.json(Self.self, judgedBy: raw.dialect >= .envelope ? requestSchema : nil)
  }

  struct GitHubConfig: WireInput {
    let repoURL: NonEmptyText
    let branch: NonEmptyText?
    let sshKeyID: String?

    enum CodingKeys: String, CodingKey {
      case branch
      case repoURL = "repoUrl"
      case sshKeyID = "sshKeyId"
    }
  }
}
