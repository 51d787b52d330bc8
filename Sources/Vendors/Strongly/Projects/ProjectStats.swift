import Simulation
import Wire

/// What is in a project, in numbers. That there are counts of use, workspaces and activity is
/// documented; their names are our choice. [skill projects.md]
struct ProjectStats: WireOutput {
  let states: WorkspaceCounts
  let volumeCount: Int
  let sizeGB: Int
  let collaboratorCount: Int
  let activityCount: Int
  let lastActivityAt: Instant?

  /// Workspaces by status.
  struct WorkspaceCounts: WireOutput {
    let pending: Int
    let running: Int
    let stopped: Int
    let failed: Int
    let terminated: Int

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.field("total", pending + running + stopped + failed + terminated)
        json.field("pending", pending)
        json.field("running", running)
        json.field("stopped", stopped)
        json.field("failed", failed)
        json.field("terminated", terminated)
      }
    }
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("workspaces", states)
      json.field("volumes") { json in
        json.field("total", volumeCount)
        json.field("sizeGb", sizeGB)
      }
      json.field("collaborators", collaboratorCount)
      json.field("activities", activityCount)
      json.field("lastActivityAt", lastActivityAt)
    }
  }
}
