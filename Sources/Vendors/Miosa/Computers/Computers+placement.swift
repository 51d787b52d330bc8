import HTTPTypes
import Simulation
import Wire

/// Where a new computer goes: what is named and exists, or what an unknown slug, external id or
/// name makes, or the default. [docs computers, platform/attribution]
extension Computers {
  static func place(
    _ call: Call<CreateComputer>, _ db: borrowing Transaction
  ) throws(MiosaError) -> (WorkspaceRow, ProjectRow) {
    let (input, caller) = (call.input, call.caller)
    let named: ProjectRow? =
      if let id = input.projectID?.nonEmpty { try ProjectRow.find(id, for: caller, db) } else {
        nil
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
    let known = try WorkspaceRow.selected(
      id: input.workspaceID?.nonEmpty, selectors, of: project, call.headers, call.caller, db)
    if let known { return known }
    if let name = selectors.newName {
      return try WorkspaceRow.make(name: name, slug: selectors.newSlug, tenant: tenant, db) {
        $0.externalWorkspaceID = selectors.externalID
      }
    }
    guard let found = try WorkspaceRow.oldest(of: tenant, db) else {
      throw MiosaError(.notFound, "workspace not found")
    }
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
      selectors.add(try ProjectRow.of(workspace, slug: slug, db), by: "project_slug")
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
    if let name = selectors.newName {
      return try ProjectRow.make(name: name, slug: selectors.newSlug, in: workspace, db) {
        $0.externalProjectID = selectors.externalID
      }
    }
    // The default project lives only while a computer is in it.
    return try ProjectRow.standard(of: workspace, db)
  }
}
