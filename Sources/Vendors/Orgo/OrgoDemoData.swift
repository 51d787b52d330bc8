package import Simulation
import Wire

/// What makes the documented commands work as printed: the seed's second example, whole.
extension Orgo {
  package static func seedDemo(_ db: borrowing Simulation.Transaction<OrgoError>) throws(OrgoError)
  {
    let begun = min(DemoData.begun, db.now)
    let workspace = WorkspaceRow(
      id: DemoData.workspaceID, userID: DemoData.userID, name: "production", now: begun)
    try db.add(workspace)
    var first = ComputerRow(
      id: DemoData.firstComputerID, userID: DemoData.userID, workspaceID: workspace.id,
      name: "agent-1", status: "running", instanceID: "a3881618",
      vncPassword: "a06db12a8683df96", now: begun + .seconds(300))
    first.cpu = CPU(2)
    try db.add(first)
    var second = ComputerRow(
      id: DemoData.secondComputerID, userID: DemoData.userID, workspaceID: workspace.id,
      name: "agent-2", status: "stopped",
      instanceID: try db.token("instance", .hex, length: 8),
      vncPassword: try db.token("vnc password", .hex, length: 16), now: begun + .seconds(300))
    second.ram = RAM(8)
    second.cpu = CPU(4)
    try db.add(second)
  }
}

/// Ids, keys and times of the vendor's examples.
enum DemoData {
  static let key = "sk_live_demo"
  static let account = "demo"
  static let userID = "4d96f9a0-7727-4b63-889a-32544c206d7c"
  static let workspaceID = "550e8400-e29b-41d4-a716-446655440000"
  /// Exists nowhere; stands for another workspace in samples of errors.
  static let otherWorkspaceID = "660e8400-e29b-41d4-a716-446655440001"
  static let firstComputerID = "a3bb189e-8bf9-3888-9912-ace4e6543002"
  static let secondComputerID = "b2c3d4e5-f6a7-8901-bcde-f23456789012"
  /// 2024-01-15T10:30:00Z, the date of the seed's examples.
  static let begun = Instant(microseconds: 1_705_314_600_000_000)
}
