import Simulation
import Storage
import Wire

/// The body of `POST /projects`: a name, and a workspace by one of three names. [docs projects]
struct CreateProject: RequestBody, RequiresMembers {
  let name: DisplayName
  let workspaceID: String?
  let workspaceSlug: WorkspaceSlug?
  let externalWorkspaceID: String?
  let slug: WorkspaceSlug?
  let externalProjectID: String?
  let description: String?
  let metadata: JSONObject?

  enum CodingKeys: String, CodingKey {
    case name, slug, description, metadata
    case workspaceID = "workspace_id"
    case workspaceSlug = "workspace_slug"
    case externalWorkspaceID = "external_workspace_id"
    case externalProjectID = "external_project_id"
  }

  static let requirements =
    [MemberRequirement.oneOf(["workspace_id", "workspace_slug", "external_workspace_id"])]
    + UUIDText.requirements(of: "workspace_id")
}

/// The body of `PATCH /projects/{id}`; what is left out stays as it is. [docs projects]
struct UpdateProject: RequestBody {
  let name: DisplayName?
  let slug: WorkspaceSlug?
  let description: Field<String>
  let externalProjectID: Field<String>
  let metadata: Field<JSONObject>

  enum CodingKeys: String, CodingKey {
    case name, slug, description, metadata
    case externalProjectID = "external_project_id"
  }
}

/// The body of `POST /projects/{id}/move`. [SDK: projects.py]
struct MoveProject: RequestBody, RequiresMembers {
  let targetWorkspaceID: String

  enum CodingKeys: String, CodingKey {
    case targetWorkspaceID = "target_workspace_id"
  }

  static let requirements = UUIDText.requirements(of: "target_workspace_id")
}

extension Projects {
  /// Unlike a computer, a project never makes its workspace. (Our choice: its page names none that
  /// does.)
  static func createProject(
    _ call: Call<CreateProject>, _ db: borrowing Transaction
  ) throws(MiosaError) -> Reply<Project> {
    let input = call.input
    let selectors = PlaceSelectors<WorkspaceRow>(
      of: "project", slug: input.workspaceSlug?.value, externalID: input.externalWorkspaceID,
      name: nil)
    let selected = try WorkspaceRow.selected(
      id: input.workspaceID?.nonEmpty, selectors, call.headers, call.caller, db)
    guard let workspace = selected else {
      guard selectors.slug == nil, selectors.externalID == nil else {
        throw MiosaError(.notFound, "workspace not found")
      }
      throw MiosaError(invalid: "project", [("workspace_id", ["can't be blank"])])
    }
    let row = try ProjectRow.make(
      name: input.name.value, slug: SlugChoice(input.slug), in: workspace, db
    ) { row in
      row.externalProjectID = input.externalProjectID?.nonEmpty
      row.description = input.description
      row.metadata = input.metadata.map { RawJSON($0) } ?? .emptyObject
    }
    return Reply(Project(row), as: .created)
  }

  static func updateProject(
    _ call: Call<UpdateProject>, _ project: ProjectRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> Project {
    let input = call.input
    var row = project
    if let name = input.name { row.name = name.value }
    if let slug = input.slug?.value, !slug.isEmpty { row.slug = slug }
    row.description = input.description.applied(to: row.description)
    row.externalProjectID =
      input.externalProjectID.applied(to: row.externalProjectID)?.nonEmpty
    if !input.metadata.isAbsent {
      row.metadata = input.metadata.given.map { RawJSON($0) } ?? .emptyObject
    }
    if row.isOtherwise(than: project) { row.becomeTheClients() }
    row.updatedAt = db.now
    try ProjectRow.refuseTaken(try db.update(row, key: row.id))
    return Project(row)
  }

  /// Only an empty project goes, and the Default one never by hand. [SDK: projects.py; that
  /// computers hold a project is our choice, as they hold a workspace]
  static func deleteProject(
    _ call: Call<NoInput>, _ project: ProjectRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> Deleted {
    guard !project.isDefault else { throw MiosaError(.projectProtected) }
    guard project.computerCount == 0 else { throw MiosaError(.projectNotEmpty) }
    try db.retire(PreviewDomains.kind, project.id)
    try db.delete(ProjectRow.self, project.id)
    return Deleted()
  }

  static func moveProject(
    _ call: Call<MoveProject>, _ project: ProjectRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> Project {
    let target = try WorkspaceRow.find(call.input.targetWorkspaceID, for: call.caller, db)
    return Project(try move(project, to: target, db))
  }

  /// Moves a project with the computers in it, each held to the target's limits.
  static func move(
    _ project: ProjectRow, to target: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> ProjectRow {
    guard target.id != project.workspaceID else { return project }
    guard !project.isDefault else { throw MiosaError(.projectProtected) }
    var row = project
    row.workspaceID = target.id
    row.externalWorkspaceID = target.externalWorkspaceID
    row.updatedAt = db.now
    try ProjectRow.refuseTaken(try db.update(row, key: row.id))
    for var computer in try db.all(ComputerRow.self, where: "project_id = ?", row.id) {
      let workspace = try db.find(WorkspaceRow.self, target.id) ?? target
      try ComputerLimits.admit(
        computer.size, template: computer.templateType, to: workspace, db)
      computer.workspaceID = target.id
      computer.externalWorkspaceID = target.externalWorkspaceID
      computer.updatedAt = db.now
      _ = try db.update(computer, key: computer.id)
      try db.moveUsage(of: "computer", computer.id, to: target.id)
    }
    return row
  }
}

extension ProjectRow {
  /// Whether what a client can change is another than it was.
  fileprivate func isOtherwise(than other: ProjectRow) -> Bool {
    name != other.name || slug != other.slug || description != other.description
      || externalProjectID != other.externalProjectID || metadata != other.metadata
  }
}
