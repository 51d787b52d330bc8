import Simulation
import Wire

/// The life of a CVM. Status words are those that the vendor's own suite waits out; how long they
/// last is our choice: seconds, so that a client that polls sees both ends. [SDK: Python end-to-end
/// suite] [docs commit-cvm-provision]
enum CvmLifecycle {
  static let all: Set<String> = [
    "starting", "running", "stopping", "stopped", "restarting", "shutting_down", "updating",
    "error",
  ]

  static let lifecycle = Lifecycle(
    states: [
      "starting", "running", "stopping", "stopped", "restarting", "shutting_down", "updating",
      "error",
    ],
    billed: ["running"], carrying: ["updating", "restarting"],
    exceptional: [
      Lifecycle.Edge("starting", "error"), Lifecycle.Edge("running", "error"),
      Lifecycle.Edge("restarting", "error"), Lifecycle.Edge("updating", "error"),
      Lifecycle.Edge("error", "stopped"), Lifecycle.Edge("running", "stopped"),
    ],
    moves: [
      Lifecycle.Move("create", to: "starting", then: .after(.seconds(3), "running")),
      Lifecycle.Move("create and fail", to: "starting", then: .after(.seconds(3), "error")),
      Lifecycle.Move("create and stay", to: "starting"),
      Lifecycle.Move("start", from: all, to: "starting", then: .after(.seconds(2), "running")),
      Lifecycle.Move("stop", from: all, to: "stopping", then: .after(.seconds(1), "stopped")),
      Lifecycle.Move(
        "shutdown", from: all, to: "shutting_down", then: .after(.seconds(2), "stopped")),
      Lifecycle.Move(
        "restart", from: all, to: "restarting", then: .after(.seconds(3), "running")),
      Lifecycle.Move("update", from: all, to: "updating", then: .after(.seconds(2), "running")),
      Lifecycle.Move(
        "update stopped", from: all, to: "updating", then: .after(.seconds(1), "stopped")),
      // A cancelled operation leaves the CVM where it was before.
      Lifecycle.Move("cancel to running", from: all, to: "running"),
      Lifecycle.Move("cancel to stopped", from: all, to: "stopped"),
    ])
}
