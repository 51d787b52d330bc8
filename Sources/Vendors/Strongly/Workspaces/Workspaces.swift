import HTTPTypes
import Simulation
import Wire

/// Workspaces: environments that run in containers, with what they ask of a machine.
enum Workspaces: StronglyResource {
  static let kind = kind(
    "workspace", WorkspaceRow.self, state: "status", touched: "updated_at",
    lifecycle: WorkspaceLifecycle.lifecycle, render: Workspace.init, entering: entered)
  static let kinds = [kind]

  private static let all = group(
    "/api/v1/workspaces", about: "workspace", access: .scope("workspaces:read"),
    writing: .scope("workspaces:write"), source: .workspacesPage)
  private static let one = all.on(WorkspaceRow.self, at: "/{id}")
  /// The routes that change a workspace: not while its project is archived or paused.
  private static let open = all.on(openWorkspace, at: "/{id}")

  private static let openWorkspace = Loader<WorkspaceRow>(
    fails: .workspaceNotFound, .projectArchived,
    by: { (context, caller, db) throws(StronglyError) in
      let workspace = try WorkspaceRow.find(context.path["id"], for: caller, db)
      try ProjectRow.requireOpen(workspace.projectID, db)
      return workspace
    })

  static let routes: [Route] = [
    all(
      .get, "", "List workspaces", fails: .validationError, id: "listWorkspaces",
      by: listWorkspaces),
    all(
      .post, "", "Create a workspace", returns: .created,
      fails: .validationError, .projectNotFound, .projectArchived, id: "createWorkspace",
      by: createWorkspace),
    one(.get, "", "Get a workspace", id: "getWorkspace", by: getWorkspace)
      .with(reads: ResourceReference("workspace", "id")),
    open(
      .put, "", "Update a workspace",
      fails: .validationError, .workspaceNotFound, .workspaceNotStopped, id: "updateWorkspace",
      by: updateWorkspace),
    open(
      .delete, "", "Delete a stopped workspace", returns: .noContent,
      fails: .workspaceNotFound, .workspaceNotStopped, id: "deleteWorkspace", by: deleteWorkspace),
    open(
      .post, "/start", "Start a workspace",
      fails: .workspaceNotFound, .workspaceAlreadyRunning, .workspaceNotStopped,
      id: "startWorkspace", by: startWorkspace),
    open(
      .post, "/stop", "Stop a workspace", fails: .workspaceNotFound, .workspaceNotRunning,
      id: "stopWorkspace", by: stopWorkspace),
    open(
      .post, "/restart", "Restart a running workspace",
      fails: .workspaceNotFound, .workspaceNotRunning, id: "restartWorkspace",
      by: restartWorkspace),
    one(
      .get, "/status", "Get the status of a workspace", id: "getWorkspaceStatus",
      by: getWorkspaceStatus),
    one(
      .get, "/metrics", "Get the metrics of a running workspace",
      fails: .workspaceNotFound, .workspaceNotRunning, id: "getWorkspaceMetrics",
      by: getWorkspaceMetrics),
    one(
      .get, "/logs", "Get the logs of a workspace", fails: .validationError,
      id: "getWorkspaceLogs", by: getWorkspaceLogs),
    open(
      .post, "/sync", "Sync files to the attached volume",
      fails: .workspaceNotFound, .workspaceNotRunning, id: "syncWorkspace", by: syncWorkspace),
  ]

  static func listWorkspaces(
    _ call: Call<ListWorkspaces>, _ db: borrowing Transaction
  ) throws(StronglyError) -> List<WorkspaceItem> {
    let input = call.input
    var filter = RowFilter("organization_id = ?", call.caller.organizationID)
    filter.require("status = ?", ifPresent: input.status)
    filter.require("project_id = ?", ifPresent: input.projectID)
    filter.search(input.search, in: .nameAndDescription)
    return try List(filter, for: input, db)
  }

  static func getWorkspace(
    _ call: Call<NoInput>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<Workspace> {
    Bare(Workspace(workspace))
  }

  /// Answers at once; the workspace is pending and runs a little later by itself. [skill
  /// compute.md]
  static func createWorkspace(
    _ call: Call<CreateWorkspace>, _ db: borrowing Transaction
  ) throws(StronglyError) -> Created<Workspace> {
    let input = call.input
    let project: ProjectRow? =
      if let id = input.projectID?.nonEmpty {
        try ProjectRow.findOpen(id, for: call.caller, db)
      } else { nil }
    let given = input.resources ?? WorkspaceResources()
    let resources =
      call.dialect >= .envelope
      ? try CustomResources.applied(input.customResources, given)
      : WorkspaceResources.standard.merging(given)
    guard
      let image = input.image?.value
        ?? input.environmentType.defaultImage(hasGPU: resources.hasGPU)
    else {
      throw StronglyError(invalid: "image", "is required for environment type custom")
    }
    let row = WorkspaceRow(
      id: try db.token("workspace", prefix: "ws_", .lowercase, length: 12),
      organizationID: call.caller.organizationID, ownerID: call.caller.userID,
      projectID: project?.id, name: input.name.value,
      description: input.description?.value ?? "",
      environmentType: input.environmentType, image: image, resources: resources.document,
      now: db.now)
    try db.add(row)
    if let project {
      for volume in project.attachedVolumeIDs {
        try AttachmentRow.attach(volume: volume, to: row.id, db)
      }
      try row.note("workspace.created", by: call.caller, db)
    }
    try boot("create", row, db)
    return Created(row.id)
  }

  /// Changes a workspace. With resources it must be stopped, or nothing is changed at all; an image
  /// is used at the next start. [seed 002] In the newest generation size and image are fixed, and
  /// what names them changes nothing. [skill compute.md]
  static func updateWorkspace(
    _ call: Call<UpdateWorkspace>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<Workspace> {
    let input = call.input
    var row = workspace
    let isFixed = call.dialect >= .envelope
    call.remarkUnchanged(isFixed ? ["image", "resources"] : [], db)
    if let changes = isFixed ? nil : input.resources {
      guard row.status == "stopped" else {
        throw StronglyError(
          .workspaceNotStopped, "Workspace must be stopped before its resources can be updated")
      }
      row.resources = row.resources.resources.merging(changes).document
    }
    row.name = input.name?.value ?? row.name
    row.description = input.description?.value ?? row.description
    if !isFixed { row.image = input.image?.value ?? row.image }
    row.updatedAt = db.now
    _ = try db.update(row, key: row.id)
    try row.note("workspace.updated", by: call.caller, db)
    return Bare(Workspace(row))
  }

  /// Deletes a stopped workspace for good; in any other status it is refused. [seed 002] [409: the
  /// workflows of skill SKILL.md]
  static func deleteWorkspace(
    _ call: Call<NoInput>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> NoContent {
    guard workspace.status == "stopped" else {
      throw StronglyError(
        .workspaceNotStopped,
        workspace.status == "terminated"
          ? "A terminated workspace cannot be deleted by itself"
          : "Workspace must be stopped before it can be deleted")
    }
    try remove(workspace, db)
    try workspace.note("workspace.deleted", by: call.caller, db)
    return NoContent()
  }

  /// Takes a workspace and what hangs on it away.
  static func remove(
    _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(StronglyError) {
    try db.retire(kind, workspace.id)
    try db.delete(WorkspaceRow.self, workspace.id)
    _ = try db.execute("DELETE FROM attachments WHERE workspace_id = ?", workspace.id)
    _ = try db.execute("DELETE FROM boots WHERE workspace_id = ?", workspace.id)
  }

  /// Keeps what a boot was begun with, on every way into `pending`, so that its logs never change.
  private static func entered(
    _ id: String, _ state: String, _ db: borrowing Transaction
  ) throws(StronglyError) {
    guard state == "pending", let workspace = try db.find(WorkspaceRow.self, id) else { return }
    try BootRow.add(of: workspace, at: db.now, db)
  }
}

/// What `GET /workspaces` takes. [seed 002]
struct ListWorkspaces: SortedListQuery {
  let search: String?
  /// Any text: one that is no status matches nothing. [our choice, as a database filter does]
  let status: String?
  let projectID: String?
  let limit: ListLimit?
  let offset: ListOffset?
  let sort: ListOrder<Field>?

  enum CodingKeys: String, CodingKey {
    case search, status, limit, offset, sort
    case projectID = "projectId"
  }

  enum Field: String, SortField {
    case createdAt, updatedAt, name, status, environmentType
  }
}

/// The body of `POST /workspaces`. [seed 002]
///
/// The newest generation sends no description, and its sizes in `customResources`; both count in its
/// own dialect. What it sends beside them (environmentId, dataSources and others) is taken and
/// ignored. [skill compute.md]
struct CreateWorkspace: RequestBody, RequiresMembers {
  let name: ResourceName<0>
  let description: NonEmptyText?
  let environmentType: EnvironmentType
  let image: NonEmptyText?
  let resources: WorkspaceResources?
  let customResources: CustomResources?
  let projectID: String?

  enum CodingKeys: String, CodingKey {
    case name, description, environmentType, image, resources, customResources
    case projectID = "projectId"
  }

  static let requirements = [
    MemberRequirement.member("image", where: "environmentType", is: "custom")
  ]

  static var shape: InputShape {
    InputShape(
      body: requestSchema.requiring(["description"]).without(["customResources"]),
      bodyKind: .json)
  }

  static func read(_ raw: inout RawInput) throws(InputError) -> CreateWorkspace {
    try raw.json(Self.self, judgedBy: raw.dialect >= .envelope ? requestSchema : nil)
  }
}

/// The body of `PUT /workspaces/:id`; what it does not name stays, and what cannot be changed is
/// ignored. [seed 002]
struct UpdateWorkspace: ChangeBody {
  let name: ResourceName<0>?
  let description: NonEmptyText?
  let image: NonEmptyText?
  /// Key by key; only while stopped.
  let resources: WorkspaceResources?

  static let members = memberNames
}
