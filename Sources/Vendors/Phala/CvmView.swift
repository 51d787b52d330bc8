import Simulation
import Wire

/// A CVM with everything that its renderings show beside it.
struct CvmView: Sendable {
  let row: CvmRow
  let node: NodeRow
  let workspace: WorkspaceRow
  let creator: UserRow?
  /// The operation in progress.
  let operation: OperationRow?

  var gateway: String { node.gatewayDomain }

  /// Where its first port is reached; nothing before it has run.
  var urls: [CvmURLs] {
    guard let instance = row.instanceID, row.compose.gatewayEnabled else { return [] }
    return [
      CvmURLs(
        app: "https://\(row.appID)-80.\(gateway)", instance: "https://\(instance)-80.\(gateway)")
    ]
  }

  /// Stands in for a view where only the shape of a rendering is asked for.
  static let sample = CvmView(
    row: .sample, node: .sample, workspace: .sample, creator: nil, operation: nil)
}

/// Two addresses of one port. [OpenAPI CvmNetworkUrls]
struct CvmURLs: WireOutput {
  let app: String
  let instance: String

  init(app: String, instance: String) {
    self.app = app
    self.instance = instance
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("app", app)
      json.field("instance", instance)
    }
  }
}

extension Phala {
  static func view(_ row: CvmRow, _ world: borrowing World) throws(PhalaError) -> CvmView {
    guard let node = try world.find(NodeRow.self, String(row.nodeNumber)),
      let workspace = try world.find(WorkspaceRow.self, row.workspaceID)
    else { throw PhalaError(.internalError, diagnosis: "a CVM stands without node or workspace") }
    var operation: OperationRow?
    if let id = row.operationID { operation = try world.find(OperationRow.self, id) }
    return CvmView(
      row: row, node: node, workspace: workspace,
      creator: try world.find(UserRow.self, row.creatorID), operation: operation)
  }

  static func views(_ rows: [CvmRow], _ world: borrowing World) throws(PhalaError) -> [CvmView] {
    var views: [CvmView] = []
    for row in rows { views.append(try view(row, world)) }
    return views
  }
}
