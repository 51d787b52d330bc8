import HTTPTypes
import Simulation
import Wire

/// Where a new computer goes: an id or a slug picks, an unknown slug makes, nothing means default.
/// [docs computers, platform/attribution]
extension Miosa {
  static func place(
    _ call: Call<CreateComputer>, _ world: borrowing World
  ) throws(MiosaError) -> (WorkspaceRow, ProjectRow) {
    let (input, caller) = (call.input, call.caller)
    if let id = input.projectID {
      let project = try project(id: try UUIDText.checked(id), caller, world)
      return (try workspace(id: project.workspaceID, caller, world), project)
    }
    let selected = call.headers[MiosaHeaders.workspace]
    let workspace = try workspace(for: input, selected, caller, world)
    return (workspace, try project(for: input, in: workspace, world))
  }

  private static func workspace(
    for input: CreateComputer, _ selected: String?, _ caller: MiosaCaller,
    _ world: borrowing World
  ) throws(MiosaError) -> WorkspaceRow {
    let tenant = caller.tenantID
    if let id = input.workspaceID {
      return try workspace(id: try UUIDText.checked(id), caller, world)
    }
    if let slug = input.workspaceSlug?.value, !slug.isEmpty {
      let known = try world.first(
        WorkspaceRow.self, where: "tenant_id = ? AND slug = ?", tenant, slug)
      if let known { return known }
      return try makeWorkspace(
        name: input.workspaceName?.value ?? slug, slug: slug, tenant: tenant, world
      ) { $0.externalWorkspaceID = input.externalWorkspaceID }
    }
    if let external = input.externalWorkspaceID {
      let known = try world.first(
        WorkspaceRow.self, where: "tenant_id = ? AND external_workspace_id = ?", tenant, external)
      if let known { return known }
      return try makeWorkspace(
        name: input.workspaceName?.value ?? external, slug: nil, tenant: tenant, world
      ) { $0.externalWorkspaceID = external }
    }
    if let selected, !selected.isEmpty {
      if UUIDText.isValid(selected) {
        return try workspace(id: selected.lowercased(), caller, world)
      }
      let known = try world.first(
        WorkspaceRow.self, where: "tenant_id = ? AND slug = ?", tenant, selected)
      guard let known else { throw MiosaError(.notFound, "workspace not found") }
      return known
    }
    let found = try world.first(
      WorkspaceRow.self, where: "tenant_id = ? ORDER BY rowid LIMIT 1", tenant)
    guard let found else { throw MiosaError(.notFound, "workspace not found") }
    return found
  }

  private static func project(
    for input: CreateComputer, in workspace: WorkspaceRow, _ world: borrowing World
  ) throws(MiosaError) -> ProjectRow {
    if let slug = input.projectSlug?.value, !slug.isEmpty {
      return try project(
        slug: slug, name: input.projectName?.value ?? slug, external: input.externalProjectID,
        in: workspace, world)
    }
    if let external = input.externalProjectID {
      let known = try world.first(
        ProjectRow.self, where: "tenant_id = ? AND external_project_id = ? AND workspace_id = ?",
        workspace.tenantID, external, workspace.id)
      if let known { return known }
      let name = input.projectName?.value ?? external
      return try project(
        slug: WorkspaceSlug.derived(from: name), name: name, external: external, in: workspace,
        world)
    }
    // The default project lives only while a computer is in it.
    return try defaultProject(of: workspace, world)
  }

  /// The project of computers that name none, made where there is none.
  static func defaultProject(
    of workspace: WorkspaceRow, _ world: borrowing World
  ) throws(MiosaError) -> ProjectRow {
    try project(slug: "default", name: "Default", external: nil, in: workspace, world) {
      $0.isDefault = true
    }
  }

  /// The project with that slug in a workspace, made where there is none.
  static func project(
    slug: String, name: String, external: String?, in workspace: WorkspaceRow,
    _ world: borrowing World, fill: (inout ProjectRow) -> Void = { _ in }
  ) throws(MiosaError) -> ProjectRow {
    let known = try world.first(
      ProjectRow.self, where: "workspace_id = ? AND slug = ?", workspace.id, slug)
    if let known { return known }
    var row = ProjectRow(
      id: try world.uuid("project"), workspace: workspace, name: name, slug: slug, now: world.now)
    row.externalProjectID = external
    fill(&row)
    try world.add(row)
    return row
  }
}
