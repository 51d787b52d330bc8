import Simulation
import Storage
import Wire

/// The projects of a workspace by name, made where there are none.
extension ProjectRow {
  /// The project of computers that name none.
  static func standard(
    of workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> ProjectRow {
    if let known = try of(workspace, slug: "default", db) { return known }
    return try make(name: "Default", slug: .given("default"), in: workspace, db) {
      $0.becomeDefault()
    }
  }

  /// Makes a project; a slug that is given and taken is 422.
  static func make(
    name: String, slug: SlugChoice, in workspace: WorkspaceRow, _ db: borrowing Transaction,
    fill: (inout ProjectRow) -> Void
  ) throws(MiosaError) -> ProjectRow {
    let id = try db.uuid("project")
    let slug = try slug.slug(for: name, id: id, of: noun) { slug throws(MiosaError) in
      try of(workspace, slug: slug, db) != nil
    }
    var row = ProjectRow(id: id, workspace: workspace, name: name, slug: slug, now: db.now)
    fill(&row)
    try refuseTaken(try db.insert(row))
    return row
  }

  static func of(
    _ workspace: WorkspaceRow, slug: String, _ db: borrowing Transaction
  ) throws(MiosaError) -> ProjectRow? {
    try db.first(ProjectRow.self, where: "workspace_id = ? AND slug = ?", workspace.id, slug)
  }
}
