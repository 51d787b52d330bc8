import Simulation
import Wire

/// A CVM with everything that its renderings show beside it.
struct CvmView: Decodable, Sendable {
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

extension CvmView {
  /// A CVM, with what is around it looked up.
  init(of row: CvmRow, _ db: borrowing Transaction) throws(PhalaError) {
    var surroundings = CvmSurroundings()
    self = try surroundings.view(row, db)
  }

  static func all(
    _ rows: [CvmRow], _ db: borrowing Transaction
  ) throws(PhalaError) -> [CvmView] {
    var surroundings = CvmSurroundings()
    var views: [CvmView] = []
    for row in rows { views.append(try surroundings.view(row, db)) }
    return views
  }
}

/// What the CVMs of one list have around them, each looked up once.
private struct CvmSurroundings {
  private var nodes: [Int: NodeRow] = [:]
  private var workspaces: [String: WorkspaceRow] = [:]
  private var users: [String: UserRow] = [:]

  mutating func view(
    _ row: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmView {
    if nodes[row.nodeNumber] == nil {
      nodes[row.nodeNumber] = try db.find(NodeRow.self, String(row.nodeNumber))
    }
    if workspaces[row.workspaceID] == nil {
      workspaces[row.workspaceID] = try db.find(WorkspaceRow.self, row.workspaceID)
    }
    if users[row.creatorID] == nil {
      users[row.creatorID] = try db.find(UserRow.self, row.creatorID)
    }
    guard let node = nodes[row.nodeNumber], let workspace = workspaces[row.workspaceID] else {
      throw PhalaError(.internalError, diagnosis: "a CVM stands without node or workspace")
    }
    var operation: OperationRow?
    if let id = row.operationID { operation = try db.find(OperationRow.self, id) }
    return CvmView(
      row: row, node: node, workspace: workspace, creator: users[row.creatorID],
      operation: operation)
  }
}

extension CvmView: Sampled {
  static let sample = CvmView(
    row: .sample, node: .sample, workspace: .sample, creator: nil, operation: nil)
}
