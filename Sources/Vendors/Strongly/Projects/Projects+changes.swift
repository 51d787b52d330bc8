import Simulation
import Storage
import Wire

/// The body of `PUT /projects/:id`; what it does not name stays. [docs api/projects]
struct UpdateProject: ChangeBody {
  let name: ResourceName<100>?
  let description: Text<1, 500>?
  let status: ProjectStatus?
  let category: Field<String>
  let visibility: ProjectVisibility?
  let tags: [NonEmptyText]?

  static let members = memberNames
  static let clearedByNull: Set = ["category"]
}

/// What `DELETE /projects/:id` takes. [skill projects.md]
struct DeleteProject: RequestQuery {
  let volume: Fate?

  /// What becomes of the project's volumes.
  enum Fate: String, WireEnum {
    case delete, keep
  }
}

extension Projects {
  /// Changes a project; one that is archived or paused only if it is brought back by the same
  /// request, and a paused one may be archived. [docs projects: read-only]
  static func updateProject(
    _ call: Call<UpdateProject>, _ project: ProjectRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<Project> {
    let input = call.input
    let isArchiving = project.status == .paused && input.status == .archived
    if input.status != .active, !isArchiving { try project.requireOpen() }
    call.remarkUnchanged([], db)
    var row = project
    row.name = input.name?.value ?? row.name
    row.description = input.description?.value ?? row.description
    row.status = input.status ?? row.status
    row.category = input.category.applied(to: row.category)
    row.visibility = input.visibility ?? row.visibility
    row.tags = input.tags?.map(\.value) ?? row.tags
    return try keep(row, "project.updated", call.caller, db)
  }

  /// An archived project stays so, and a second time does no harm. [our choice]
  static func archiveProject(
    _ call: Call<NoInput>, _ project: ProjectRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<Project> {
    guard project.status != .archived else { return Bare(Project(project)) }
    var row = project
    row.status = .archived
    return try keep(row, "project.archived", call.caller, db)
  }

  static func restoreProject(
    _ call: Call<NoInput>, _ project: ProjectRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<Project> {
    guard project.status != .active else { return Bare(Project(project)) }
    var row = project
    row.status = .active
    return try keep(row, "project.restored", call.caller, db)
  }

  private static func keep(
    _ row: ProjectRow, _ action: String, _ caller: StronglyCaller, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<Project> {
    var row = row
    row.updatedAt = db.now
    guard try db.update(row, key: row.id) == .done else {
      throw StronglyError(.projectNameExists)
    }
    try row.note(action, by: caller, db)
    return Bare(Project(row))
  }

  /// Removes a project with its workspaces; its volumes go with it or are kept as shared ones. The
  /// newest pages require to say which; the documentation's do not know the question, and there
  /// they go. Refused while a workspace is pending or running, and while a volume that would go is
  /// attached to a workspace that would not. [skill projects.md; 409: our choice]
  static func deleteProject(
    _ call: Call<DeleteProject>, _ project: ProjectRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> NoContent {
    if call.input.volume == nil, call.dialect >= .envelope {
      throw StronglyError(invalid: "volume", "is required: delete or keep")
    }
    let workspaces = try db.all(WorkspaceRow.self, where: "project_id = ?", project.id)
    guard !workspaces.contains(where: { ["pending", "running"].contains($0.status) }) else {
      throw StronglyError(.projectInUse)
    }
    if call.input.volume != .keep { try requireUnused(volumesOf: project, db) }
    for workspace in workspaces { try Workspaces.remove(workspace, db) }
    for volume in try db.all(VolumeRow.self, where: "project_id = ?", project.id) {
      if call.input.volume == .keep {
        try share(volume, outliving: project, db)
      } else {
        try Volumes.remove(volume, db)
      }
    }
    _ = try db.execute("DELETE FROM collaborators WHERE project_id = ?", project.id)
    _ = try db.execute("DELETE FROM activities WHERE project_id = ?", project.id)
    try db.delete(ProjectRow.self, project.id)
    return NoContent()
  }

  /// 409 where a workspace outside the project has one of its volumes: such a volume cannot be
  /// deleted by itself either.
  private static func requireUnused(
    volumesOf project: ProjectRow, _ db: borrowing Transaction
  ) throws(StronglyError) {
    let isUsed = try db.exists(
      AttachmentRow.self,
      where: """
        volume_id IN (SELECT id FROM volumes WHERE project_id = ?)
        AND workspace_id NOT IN (SELECT id FROM workspaces WHERE project_id = ?)
        """, project.id, project.id)
    guard !isUsed else {
      throw StronglyError(
        .projectInUse, "A volume of the project is attached to a workspace outside it")
    }
  }

  /// Keeps a volume whose project goes. Where the owner has a shared one of that name, the volume's
  /// id makes the difference.
  private static func share(
    _ volume: VolumeRow, outliving project: ProjectRow, _ db: borrowing Transaction
  ) throws(StronglyError) {
    var volume = volume
    volume.projectID = nil
    volume.isShared = true
    volume.updatedAt = db.now
    guard try db.update(volume, key: volume.id) != .done else { return }
    volume.label += " \(volume.id)"
    _ = try db.update(volume, key: volume.id)
  }
}
