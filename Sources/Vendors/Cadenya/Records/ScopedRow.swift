import Simulation
import Storage
import Wire

/// A resource's row that belongs to a workspace, and is found in it by its id, or by `external_id:`
/// and the customer's own. [docs guides/api-design]
protocol ScopedRow: ResourceRow {
  var workspaceID: String { get }
  /// What messages call it.
  static var noun: String { get }
}

extension ScopedRow {
  var id: String { resource.id }

  /// What the path's `id` names in the workspace that the path names.
  static var inScope: Loader<Self> {
    Loader(
      fails: WorkspaceRow.inScope.failures,
      by: { (context, caller, db) throws(CadenyaError) in
        let workspace = try WorkspaceRow.inScope.load(context, caller, db)
        return try find(context.path["id"], in: workspace.id, db)
      })
  }

  /// 404 where the workspace has none.
  static func find(
    _ reference: String, in workspaceID: String, _ db: borrowing Transaction
  ) throws(CadenyaError) -> Self {
    guard let row = try known(as: reference, in: workspaceID, db), row.workspaceID == workspaceID
    else { throw CadenyaError(missing: noun, reference) }
    return row
  }

  /// What a reference names, seen from a workspace; an id may be that of another workspace's.
  static func known(
    as reference: String, in workspaceID: String, _ db: borrowing Transaction
  ) throws(CadenyaError) -> Self? {
    guard let external = ExternalID.named(by: reference) else {
      return try db.find(Self.self, reference)
    }
    return try db.first(
      Self.self, where: "workspace_id = ? AND external_id = ?", workspaceID, external)
  }
}
