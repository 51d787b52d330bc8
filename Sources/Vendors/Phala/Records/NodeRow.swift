import Simulation
import Storage
import Wire

/// A TEE node (teepod) as it is stored, with what its CVMs take up.
struct NodeRow: Record {
  let id: String
  /// The integer that CVM calls take as `node_id` or `teepod_id`.
  let number: Int
  let nodeNumber: Int
  let name: String
  let region: String
  let deviceID: String
  let ppid: String
  let fmspc: String
  /// `ONLINE`, `OFFLINE` or `MAINTENANCE`.
  var status = "ONLINE"
  let version: String
  let resourceScore: Double
  let slots: Int
  let vcpu: Int
  let memoryMB: Int
  /// The workspace that has the node for itself.
  var reservedFor: String?
  @Derived private(set) var cvmCount = 0
  @Derived private(set) var vcpuUsed = 0
  @Derived private(set) var memoryUsed = 0

  /// The domain below which a CVM has a name for each port. Clients put it together themselves, so
  /// that it cannot be an address of this server; `.localhost` leads no further than this machine.
  /// [RFC 6761]
  var gatewayDomain: String { "dstack-pha-\(name).phala.localhost" }

  static let table = "nodes"
  static let plan = RecordPlan(Self.self)
  static let spelling = ["memoryMB": "memory"]

  init(
    number: Int, nodeNumber: Int, name: String, region: String, score: Double, deviceID: String,
    ppid: String
  ) {
    id = String(number)
    self.number = number
    self.nodeNumber = nodeNumber
    self.name = name
    self.region = region
    self.deviceID = deviceID
    self.ppid = ppid
    fmspc = "b0c06f000000"
    version = "0.5.8"
    resourceScore = score
    slots = 40
    vcpu = 128
    memoryMB = 524_288
  }
}

extension NodeRow {
  /// The nodes that a workspace may use: those reserved for it first, then the public ones, the
  /// better score first. [SDK: JS get_workspace_nodes.ts]
  static func open(
    to workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> [NodeRow] {
    try db.all(
      NodeRow.self, where: "reserved_for = ? ORDER BY resource_score DESC", workspace.id)
      + db.all(NodeRow.self, where: "reserved_for IS NULL ORDER BY resource_score DESC")
  }

  /// The node that is asked for, else the first of the workspace's with room in the region.
  static func place(
    on number: Int?, region: String?, for size: CvmSize, _ workspace: WorkspaceRow,
    _ db: borrowing Transaction
  ) throws(PhalaError) -> NodeRow {
    let online = try open(to: workspace, db).filter { $0.status == "ONLINE" }
    if let number {
      guard let node = online.first(where: { $0.number == number }) else {
        throw PhalaError(
          .nodeNotFound, on: .init(field: "node_id", value: .number(JSONNumber(number))))
      }
      guard node.hasRoom(for: size) else { throw PhalaError(.resourceNotAvailable) }
      return node
    }
    let suitable = online.first { node in
      node.hasRoom(for: size)
        && (region.map { $0.lowercased() == node.region.lowercased() } ?? true)
    }
    guard let suitable, size.gpus == 0 else { throw PhalaError(.resourceNotAvailable) }
    return suitable
  }

  /// Whether a CVM of the node may take on another size. No node has GPUs.
  func supports(_ size: CvmSize, insteadOf old: CvmSize) -> Bool {
    size.gpus <= old.gpus && vcpuUsed + size.vcpu - old.vcpu <= vcpu
      && memoryUsed + size.memoryMB - old.memoryMB <= memoryMB
  }

  private func hasRoom(for size: CvmSize) -> Bool {
    cvmCount < slots && vcpuUsed + size.vcpu <= vcpu && memoryUsed + size.memoryMB <= memoryMB
  }
}

extension NodeRow: Sampled {
  static let sample = NodeRow(
    number: 1, nodeNumber: 1, name: "sample", region: "sample", score: 1, deviceID: "sample",
    ppid: "sample")
}
