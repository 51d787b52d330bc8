import Simulation
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
    _ world: borrowing World
  ) throws(CadenyaError) -> Row {
    let row: Row? =
      if let external = externalID(in: reference) {
        try world.first(
          type, where: "account_id = ? AND external_id = ?", caller.accountID, external)
      } else {
        try world.find(type, reference)
      }
    guard let row, row.resource.accountID == caller.accountID else {
      throw CadenyaError(missing: noun, reference)
    }
    return row
  }

  /// A thing of the workspace that the path names, by the path's `id`; 404 where there is none.
  static func scoped<Row: ScopedRow>(
    _ context: RequestContext, _ type: Row.Type, _ noun: String, _ caller: CadenyaCaller,
    _ world: borrowing World
  ) throws(CadenyaError) -> Row {
    let workspace = try scopedWorkspace(context, caller, world)
    return try inWorkspace(workspace.id, context.path["id"], type, noun, world)
  }

  /// A thing of a workspace; 404 where there is none.
  static func inWorkspace<Row: ScopedRow>(
    _ workspaceID: String, _ reference: String, _ type: Row.Type, _ noun: String,
    _ world: borrowing World
  ) throws(CadenyaError) -> Row {
    let row: Row? =
      if let external = externalID(in: reference) {
        try world.first(
          type, where: "workspace_id = ? AND external_id = ?", workspaceID, external)
      } else {
        try world.find(type, reference)
      }
    guard let row, row.workspaceID == workspaceID else {
      throw CadenyaError(missing: noun, reference)
    }
    return row
  }

  /// 409 for an external id that another thing of the kind has.
  static func refuse(
    _ outcome: Stored, _ noun: String, _ columns: ResourceColumns
  ) throws(CadenyaError) {
    guard case .taken = outcome else { return }
    throw CadenyaError(
      .alreadyExists, "\(noun) with external id \"\(columns.externalID ?? "")\" already exists")
  }
}
