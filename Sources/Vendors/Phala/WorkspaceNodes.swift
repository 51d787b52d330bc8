import Simulation
import Wire

/// A node as workspaces and CVMs refer to it. `id` is the integer that CVM calls take.
/// [OpenAPI NodeRef]
struct NodeReference: WireOutput {
  let row: NodeRow

  init(_ row: NodeRow) { self.row = row }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("object_type", "node")
      json.field("id", row.number)
      json.field("node_id", row.nodeNumber)
      json.field("name", row.name)
      json.field("region", row.region)
      json.field("device_id", row.deviceID)
      json.field("ppid", row.ppid)
      json.field("status", row.status)
      json.field("version", row.version)
      json.field("device_ids", [String]())
    }
  }
}

extension Phala {
  static func getWorkspaceNodes(
    _ call: Call<PageQuery>, _ found: Workspace, _ db: borrowing Transaction
  ) throws(PhalaError) -> PhalaPage<NodeReference> {
    let nodes = try nodes(of: found.row, db)
    return PhalaPage(of: nodes.map(NodeReference.init), call.input.window())
  }

  /// The nodes that a workspace may use: those reserved for it first, then the public ones, the
  /// better score first. [SDK: JS get_workspace_nodes.ts]
  static func nodes(
    of workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> [NodeRow] {
    try db.all(
      NodeRow.self, where: "reserved_for = ? ORDER BY resource_score DESC", workspace.id)
      + db.all(NodeRow.self, where: "reserved_for IS NULL ORDER BY resource_score DESC")
  }
}
