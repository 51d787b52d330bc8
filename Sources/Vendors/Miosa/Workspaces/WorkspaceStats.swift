import Simulation
import Storage
import Wire

/// Counts and sums over the computers of a workspace, in any status. [seed 003]
struct WorkspaceStats: ReplyBody {
  let workspace: WorkspaceRow
  let running: Int
  let stopped: Int
  let provisioning: Int
  let failed: Int
  let vcpus: Int
  let memoryMB: Int
  let diskGB: Int

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("workspace_id", workspace.id)
      json.field("computers") { json in
        json.field("total", running + stopped + provisioning + failed)
        json.field("by_status") { json in
          json.field("running", running)
          json.field("stopped", stopped)
          json.field("provisioning", provisioning)
          json.field("error", failed)
        }
      }
      json.field("resources") { json in
        json.field("total_vcpus", vcpus)
        json.field("total_memory_mb", memoryMB)
        json.field("total_disk_gb", diskGB)
      }
      json.field("settings") { json in
        json.field("max_computers", workspace.limits.maxComputers)
        json.field("max_computer_size", workspace.limits.maxComputerSize)
        json.field("default_auto_stop_seconds", workspace.limits.defaultAutoStopSeconds)
      }
    }
  }
}

extension WorkspaceContents {
  /// The four documented words hold every status: what is on its way up counts as provisioning,
  /// what is on its way down as stopped, so that the sum is always the total. (Our choice.)
  static func getWorkspaceStats(
    _ call: Call<NoInput>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> WorkspaceStats {
    let groups = try db.query(
      """
      SELECT status, size, COUNT(*) FROM computers WHERE workspace_id = ? GROUP BY status, size
      """, workspace.id
    ) { row in
      (status: row.text(), size: ComputerSize(rawValue: row.text()) ?? .small, count: row.integer())
    }
    var counts: [String: Int] = [:]
    for group in groups { counts[word(for: group.status), default: 0] += group.count }
    let sum = { (share: (ComputerSize) -> Int) in
      groups.reduce(0) { $0 + share($1.size) * $1.count }
    }
    return WorkspaceStats(
      workspace: workspace, running: counts["running"] ?? 0, stopped: counts["stopped"] ?? 0,
      provisioning: counts["provisioning"] ?? 0, failed: counts["error"] ?? 0, vcpus: sum(\.vcpus),
      memoryMB: sum(\.memoryMB), diskGB: sum(\.diskGB))
  }

  private static func word(for status: String) -> String {
    switch status {
    case "running", "error": status
    case "provisioning", "starting": "provisioning"
    default: "stopped"
    }
  }
}
