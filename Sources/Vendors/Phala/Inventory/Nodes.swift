import HTTPTypes
import Simulation
import Wire

/// Nodes with room (teepods, in the words of older clients): what a workspace's CVMs may be put on.
enum Nodes: PhalaResource {
  private static let all = group(
    "/api/v1/teepods", about: "node", tier: 2, source: .sdk("Python full_client.py"))

  static let routes: [Route] = [
    all(.get, "/available", "List nodes with room", id: "getAvailableNodes", by: getAvailableNodes),
    all(
      .get, "/cvm-create-resources", "Get all that a CVM may be made from",
      id: "getCvmCreateResources", by: getCvmCreateResources),
  ]

  static func getAvailableNodes(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(PhalaError) -> AvailableNodes {
    let workspace = try call.caller.workspace(db)
    return AvailableNodes(workspace, try NodeRow.open(to: workspace, db))
  }

  static func getCvmCreateResources(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmCreateResources {
    let workspace = try call.caller.workspace(db)
    return CvmCreateResources(workspace, try NodeRow.open(to: workspace, db))
  }
}

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
