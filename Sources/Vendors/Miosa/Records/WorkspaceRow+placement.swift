import HTTPTypes
import Simulation
import Storage
import Wire

/// How a request that makes something names the workspace it goes to, and how one is made.
extension WorkspaceRow {
  /// The workspace that a request names, by its body, its header and the project that it names; nil
  /// where it names none that exists.
  static func selected(
    id: String?, _ selectors: PlaceSelectors<WorkspaceRow>, of project: ProjectRow? = nil,
    _ headers: HTTPFields, _ caller: MiosaCaller, _ db: borrowing Transaction
  ) throws(MiosaError) -> WorkspaceRow? {
    var selectors = selectors
    let tenant = caller.tenantID
    if let id { selectors.add(try find(id, for: caller, db), by: "workspace_id") }
    if let slug = selectors.slug {
      selectors.add(try of(tenant, slug: slug, db), by: "workspace_slug")
    }
    if let external = selectors.externalID {
      selectors.add(try of(tenant, externalID: external, db), by: "external_workspace_id")
    }
    if let project {
      selectors.add(try find(project.workspaceID, for: caller, db), by: "project_id")
    }
    if let selected = headers[MiosaHeaders.workspace], !selected.isEmpty {
      selectors.add(
        try find(idOrSlug: selected, for: caller, db), by: MiosaHeaders.workspace.rawName)
    }
    if let name = selectors.name {
      selectors.add(
        named: try db.all(
          WorkspaceRow.self, where: "tenant_id = ? AND name = ? LIMIT 100", tenant, name))
    }
    return try selectors.agreed()
  }

  private static func find(
    idOrSlug text: String, for caller: MiosaCaller, _ db: borrowing Transaction
  ) throws(MiosaError) -> WorkspaceRow {
    if UUIDText.isValid(text) { return try find(text, for: caller, db) }
    guard let known = try of(caller.tenantID, slug: text, db) else { throw missing(text) }
    return known
  }

  static func of(
    _ tenantID: String, slug: String, _ db: borrowing Transaction
  ) throws(MiosaError) -> WorkspaceRow? {
    try db.first(WorkspaceRow.self, where: "tenant_id = ? AND slug = ?", tenantID, slug)
  }

  static func of(
    _ tenantID: String, externalID: String, _ db: borrowing Transaction
  ) throws(MiosaError) -> WorkspaceRow? {
    try db.first(
      WorkspaceRow.self, where: "tenant_id = ? AND external_workspace_id = ?", tenantID,
      externalID)
  }

  /// The default workspace of an organization: the one that was there before all others.
  static func oldest(
    of tenantID: String, _ db: borrowing Transaction
  ) throws(MiosaError) -> WorkspaceRow? {
    try db.first(WorkspaceRow.self, where: "tenant_id = ? ORDER BY rowid LIMIT 1", tenantID)
  }

  /// Makes a workspace; a slug that is taken is 422 unless a free one was asked for.
  static func make(
    name: String, slug: SlugChoice, tenant: String, _ db: borrowing Transaction,
    fill: (inout WorkspaceRow) -> Void
  ) throws(MiosaError) -> WorkspaceRow {
    let id = try db.uuid("workspace")
    let slug = try slug.slug(for: name, id: id, of: noun) { slug throws(MiosaError) in
      try of(tenant, slug: slug, db) != nil
    }
    var row = WorkspaceRow(id: id, tenantID: tenant, name: name, slug: slug, now: db.now)
    fill(&row)
    try refuseTaken(try db.insert(row))
    return row
  }
}
