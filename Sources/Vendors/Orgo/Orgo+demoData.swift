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
