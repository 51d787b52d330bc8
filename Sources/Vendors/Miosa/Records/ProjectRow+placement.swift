import Simulation
import Storage
import Wire

/// The projects of a workspace by name, made where there are none.
extension ProjectRow {
  /// The project of computers that name none.
  static func standard(
    of workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> ProjectRow {
    try findOrMake(slug: "default", name: "Default", external: nil, in: workspace, db) {
      $0.becomeDefault()
    }
  }

  /// The project with that slug in a workspace, made where there is none.
  static func findOrMake(
    slug: String, name: String, external: String?, in workspace: WorkspaceRow,
    _ db: borrowing Transaction, fill: (inout ProjectRow) -> Void = { _ in }
  ) throws(MiosaError) -> ProjectRow {
    if let known = try of(workspace, slug: slug, db) { return known }
    var row = ProjectRow(
      id: try db.uuid("project"), workspace: workspace, name: name, slug: slug, now: db.now)
    row.externalProjectID = external
    fill(&row)
    try db.add(row)
    return row
  }

  static func of(
    _ workspace: WorkspaceRow, slug: String, _ db: borrowing Transaction
  ) throws(MiosaError) -> ProjectRow? {
    try db.first(ProjectRow.self, where: "workspace_id = ? AND slug = ?", workspace.id, slug)
  }
}
