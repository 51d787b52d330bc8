import HTTPTypes
import Simulation
import Wire

/// Where a new computer goes: what is named and exists, or what an unknown slug, external id or
/// name makes, or the default. [docs computers, platform/attribution]
extension Miosa {
  static func place(
    _ call: Call<CreateComputer>, _ db: borrowing Transaction
  ) throws(MiosaError) -> (WorkspaceRow, ProjectRow) {
    let (input, caller) = (call.input, call.caller)
    var named: ProjectRow?
    if let id = input.projectID {
      named = try project(id: try UUIDText.checked(id), caller, db)
    }
    let workspace = try workspace(for: call, of: named, db)
    return (workspace, try project(for: input, named, in: workspace, db))
  }

  private static func workspace(
    for call: Call<CreateComputer>, of project: ProjectRow?, _ db: borrowing Transaction
  ) throws(MiosaError) -> WorkspaceRow {
    let (input, tenant) = (call.input, call.caller.tenantID)
    let selectors = PlaceSelectors<WorkspaceRow>(
      of: "computer", slug: input.workspaceSlug?.value, externalID: input.externalWorkspaceID,
      name: input.workspaceName?.value)
    let known = try workspace(
      id: input.workspaceID, selectors, of: project, call.headers, call.caller, db)
    if let known { return known }
    if let name = selectors.name ?? selectors.slug ?? selectors.externalID {
      return try makeWorkspace(name: name, slug: selectors.slug, tenant: tenant, db) {
        $0.externalWorkspaceID = selectors.externalID
      }
    }
    let found = try db.first(
      WorkspaceRow.self, where: "tenant_id = ? ORDER BY rowid LIMIT 1", tenant)
    guard let found else { throw MiosaError(.notFound, "workspace not found") }
    return found
  }

  private static func project(
    for input: CreateComputer, _ named: ProjectRow?, in workspace: WorkspaceRow,
    _ db: borrowing Transaction
  ) throws(MiosaError) -> ProjectRow {
    var selectors = PlaceSelectors<ProjectRow>(
      of: "computer", slug: input.projectSlug?.value, externalID: input.externalProjectID,
      name: input.projectName?.value)
    selectors.add(named, by: "project_id")
    if let slug = selectors.slug {
      selectors.add(
        try db.first(
          ProjectRow.self, where: "workspace_id = ? AND slug = ?", workspace.id, slug),
        by: "project_slug")
    }
    if let external = selectors.externalID {
      selectors.add(
        try db.first(
          ProjectRow.self, where: "tenant_id = ? AND external_project_id = ? AND workspace_id = ?",
          workspace.tenantID, external, workspace.id), by: "external_project_id")
    }
    if let name = selectors.name {
      selectors.add(
        named: try db.all(
          ProjectRow.self, where: "workspace_id = ? AND name = ? LIMIT 100", workspace.id, name))
    }
    if let known = try selectors.agreed() { return known }
    if let name = selectors.name ?? selectors.slug ?? selectors.externalID {
      return try project(
        slug: selectors.slug ?? WorkspaceSlug.derived(from: name), name: name,
        external: selectors.externalID, in: workspace, db)
    }
    // The default project lives only while a computer is in it.
    return try defaultProject(of: workspace, db)
  }

  /// The project of computers that name none, made where there is none.
  static func defaultProject(
    of workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> ProjectRow {
    try project(slug: "default", name: "Default", external: nil, in: workspace, db) {
      $0.isDefault = true
    }
  }

  /// The project with that slug in a workspace, made where there is none.
  static func project(
    slug: String, name: String, external: String?, in workspace: WorkspaceRow,
    _ db: borrowing Transaction, fill: (inout ProjectRow) -> Void = { _ in }
  ) throws(MiosaError) -> ProjectRow {
    let known = try db.first(
      ProjectRow.self, where: "workspace_id = ? AND slug = ?", workspace.id, slug)
    if let known { return known }
    var row = ProjectRow(
      id: try db.uuid("project"), workspace: workspace, name: name, slug: slug, now: db.now)
    row.externalProjectID = external
    fill(&row)
    try db.add(row)
    return row
  }
}
