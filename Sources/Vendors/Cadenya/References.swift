import Simulation
import Storage
import Wire

/// Finding things by what stands in a path: an id, or `external_id:` and the customer's own.
/// [docs guides/api-design]
extension Cadenya {
  static let externalPrefix = "external_id:"

  /// The external id that a reference names; nil for an id.
  static func externalID(in reference: String) -> String? {
    guard reference.hasPrefix(externalPrefix) else { return nil }
    return String(reference.dropFirst(externalPrefix.count))
  }

  /// A thing of the caller's account; 404 where there is none.
  static func named<Row: ResourceRow>(
    _ reference: String, _ type: Row.Type, _ noun: String, _ caller: CadenyaCaller,
    _ db: borrowing Transaction
  ) throws(CadenyaError) -> Row {
    let row: Row? =
      if let external = externalID(in: reference) {
        try db.first(
          type, where: "account_id = ? AND external_id = ?", caller.accountID, external)
      } else {
        try db.find(type, reference)
      }
    guard let row, row.resource.accountID == caller.accountID else {
      throw CadenyaError(missing: noun, reference)
    }
    return row
  }

  /// A thing of the workspace that the path names, by the path's `id`; 404 where there is none.
  static func scoped<Row: ScopedRow>(
    _ context: RequestContext, _ type: Row.Type, _ noun: String, _ caller: CadenyaCaller,
    _ db: borrowing Transaction
  ) throws(CadenyaError) -> Row {
    let workspace = try scopedWorkspace(context, caller, db)
    return try inWorkspace(workspace.id, context.path["id"], type, noun, db)
  }

  /// A thing of a workspace; 404 where there is none.
  static func inWorkspace<Row: ScopedRow>(
    _ workspaceID: String, _ reference: String, _ type: Row.Type, _ noun: String,
    _ db: borrowing Transaction
  ) throws(CadenyaError) -> Row {
    let row: Row? =
      if let external = externalID(in: reference) {
        try db.first(
          type, where: "workspace_id = ? AND external_id = ?", workspaceID, external)
      } else {
        try db.find(type, reference)
      }
    guard let row, row.workspaceID == workspaceID else {
      throw CadenyaError(missing: noun, reference)
    }
    return row
  }

  /// 409 for an external id that another thing of the kind has.
  static func refuse(
    _ outcome: InsertResult, _ noun: String, _ columns: ResourceColumns
  ) throws(CadenyaError) {
    guard case .uniqueViolation = outcome else { return }
    throw CadenyaError(
      .alreadyExists, "\(noun) with external id \"\(columns.externalID ?? "")\" already exists")
  }
}
