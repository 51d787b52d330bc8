import HTTPTypes
import Simulation
import Storage
import Wire

/// Workspaces: what everything that is made in an organization belongs to, and what it is held to.
/// What is in one is another resource.
enum Workspaces: MiosaResource {
  static let kind = kind(
    "workspace", WorkspaceRow.self, touched: "updated_at", render: Workspace.init)
  static let kinds = [kind]

  private static let all = group("/api/v1/workspaces", about: "workspace", source: .workspacesPage)
  static let one = all.on(WorkspaceRow.self, at: "/{id}")

  static let routes: [Route] = [
    all(
      .get, "", "List workspaces for the tenant", fails: .validationFailed, id: "listWorkspaces",
      by: listWorkspaces),
    all(
      .post, "", "Create a workspace", returns: .created, .ok("reused"),
      fails: .validationFailed, .workspaceNameExists, id: "createWorkspace", by: createWorkspace),
    one(.get, "", "Get a workspace", id: "getWorkspace", by: getWorkspace)
      .with(reads: ResourceReference("workspace", "id")),
    one(
      .patch, "", "Update a workspace", fails: .validationFailed, id: "updateWorkspace",
      by: updateWorkspace),
    one(
      .delete, "", "Delete a workspace", returns: .ok, .ok("dry run"),
      fails: .validationFailed, .workspaceNotEmpty, id: "deleteWorkspace", by: deleteWorkspace),
    one(
      .put, "/settings", "Update workspace-level resource limits", fails: .validationFailed,
      id: "updateWorkspaceSettings", by: updateWorkspaceSettings),
  ]

  /// Whether a second workspace of the same name is refused, as newer SDKs expect.
  static let nameConflict = Setting(
    "name_conflict", default: NameConflict.allow,
    why: "the documents allow two workspaces of one name; SDKs since 2.10 expect 409 instead",
    vendor: "is taken to answer 409 by its SDKs since 2.10")

  static func listWorkspaces(
    _ call: Call<PageQuery>, _ db: borrowing Transaction
  ) throws(MiosaError) -> MiosaPage<Workspace> {
    // Oldest first: the default workspace was there before all others.
    let page = try db.page(
      WorkspaceRow.self, RowFilter("tenant_id = ?", call.caller.tenantID), by: "rowid",
      call.input.window)
    return MiosaPage(page, Workspace.init)
  }

  static func createWorkspace(
    _ call: Call<CreateWorkspace>, _ db: borrowing Transaction
  ) throws(MiosaError) -> Reply<Workspace> {
    let input = call.input
    let tenant = call.caller.tenantID
    let externalID = input.externalWorkspaceID?.nonEmpty
    if let external = externalID,
      let known = try WorkspaceRow.of(tenant, externalID: external, db)
    {
      var workspace = Workspace(known)
      workspace.reused = true
      return Reply(workspace, as: .ok("reused"))
    }
    if db.settings[nameConflict] == .refuse, input.allowDuplicateName != true,
      let known = try db.first(
        WorkspaceRow.self, where: "tenant_id = ? AND name = ?", tenant, input.name.value)
    {
      var error = MiosaError(.workspaceNameExists)
      error.existing = ["id": .string(known.id), "name": .string(known.name)]
      throw error
    }
    let workspace = try WorkspaceRow.make(
      name: input.name.value, slug: SlugChoice(input.slug), tenant: tenant, db
    ) { row in
      row.externalWorkspaceID = externalID
      row.description = input.description
      row.metadata = input.metadata.map { RawJSON($0) } ?? .emptyObject
    }
    return Reply(Workspace(workspace), as: .created)
  }

  static func getWorkspace(
    _ call: Call<NoInput>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> Workspace {
    Workspace(workspace)
  }

  static func updateWorkspace(
    _ call: Call<UpdateWorkspace>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> Workspace {
    let input = call.input
    var row = workspace
    switch input.name {
    case .absent: break
    case .null: throw MiosaError(invalid: WorkspaceRow.noun, [("name", ["can't be blank"])])
    case .value(let name): row.name = name.value
    }
    if let slug = input.slug?.value, !slug.isEmpty { row.slug = slug }
    row.description = input.description.applied(to: row.description)
    row.externalWorkspaceID =
      input.externalWorkspaceID.applied(to: row.externalWorkspaceID)?.nonEmpty
    if !input.metadata.isAbsent {
      row.metadata = input.metadata.given.map { RawJSON($0) } ?? .emptyObject
    }
    row.updatedAt = db.now
    try WorkspaceRow.refuseTaken(try db.update(row, key: row.id))
    return Workspace(row)
  }
}

/// What a second workspace of the same name gets.
enum NameConflict: String, WireEnum {
  case allow
  case refuse = "409"
}
