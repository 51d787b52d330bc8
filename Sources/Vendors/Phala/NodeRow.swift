import Simulation
import Storage
import Wire

/// A TEE node (teepod) as it is stored, with what its CVMs take up.
struct NodeRow: StoredRow {
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
  private(set) var cvmCount = 0
  private(set) var vcpuUsed = 0
  private(set) var memoryUsed = 0

  /// The domain below which a CVM has a name for each port. Clients put it together themselves, so
  /// that it cannot be an address of this server; `.localhost` leads no further than this machine.
  /// [RFC 6761]
  var gatewayDomain: String { "dstack-pha-\(name).phala.localhost" }

  static let table = "nodes"
  static let columns = [
    "id", "number", "node_number", "name", "region", "device_id", "ppid", "fmspc", "status",
    "version", "resource_score", "slots", "vcpu", "memory", "reserved_for",
  ]
  static let derivedColumns = ["cvm_count", "vcpu_used", "memory_used"]

  init(
    number: Int, nodeNumber: Int, name: String, region: String, score: Double, deviceID: String,
    ppid: String
  ) {
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

  init(from row: inout RowReader) {
    _ = row.text()
    number = row.integer()
    nodeNumber = row.integer()
    name = row.text()
    region = row.text()
    deviceID = row.text()
    ppid = row.text()
    fmspc = row.text()
    status = row.text()
    version = row.text()
    resourceScore = row.real()
    slots = row.integer()
    vcpu = row.integer()
    memoryMB = row.integer()
    reservedFor = row.optionalText()
    cvmCount = row.integer()
    vcpuUsed = row.integer()
    memoryUsed = row.integer()
  }

  func store(into row: inout RowWriter) {
    row.bind(String(number))
    row.bind(number)
    row.bind(nodeNumber)
    row.bind(name)
    row.bind(region)
    row.bind(deviceID)
    row.bind(ppid)
    row.bind(fmspc)
    row.bind(status)
    row.bind(version)
    row.bind(resourceScore)
    row.bind(slots)
    row.bind(vcpu)
    row.bind(memoryMB)
    row.bind(reservedFor)
  }

  /// Stands in for a row where only the shape of a rendering is asked for.
  static let sample = NodeRow(
    number: 1, nodeNumber: 1, name: "sample", region: "sample", score: 1, deviceID: "sample",
    ppid: "sample")
}
