import Simulation
import Wire

/// The runtime status of a workspace, in the manner of Kubernetes. [seed 002 for running; the other
/// statuses are our choice after it]
struct WorkspaceStatus: WireOutput {
  let phase: String
  let isReady: Bool
  let message: String
  let conditions: [Condition]

  /// Something that is so or not, since when.
  struct Condition: WireOutput {
    let type: String
    let isTrue: Bool
    let lastTransition: Instant

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.field("type", type)
        json.field("status", isTrue ? "True" : "False")
        json.field("lastTransitionTime", lastTransition)
      }
    }
  }

  init(of workspace: WorkspaceRow, _ history: WorkspaceHistory) {
    let scheduled = history.scheduledAt ?? workspace.createdAt
    let changed = history.lastChange ?? workspace.updatedAt
    isReady = workspace.status == "running"
    switch workspace.status {
    case "pending": (phase, message) = ("Pending", "Workspace is starting")
    case "running": (phase, message) = ("Running", "Workspace is running and ready")
    case "stopped": (phase, message) = ("Stopped", "Workspace is stopped")
    case "failed":
      phase = "Failed"
      message = history.hasRun ? "Workspace has failed" : "Workspace failed to start"
    default: (phase, message) = ("Terminated", "Workspace is terminated")
    }
    conditions =
      switch workspace.status {
      case "pending", "running", "failed":
        [
          Condition(type: "PodScheduled", isTrue: true, lastTransition: scheduled),
          Condition(type: "Ready", isTrue: isReady, lastTransition: changed),
        ]
      default: []
      }
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("phase", phase)
      json.field("ready", isReady)
      json.field("message", message)
      json.field("conditions", conditions)
    }
  }
}
