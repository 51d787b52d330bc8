import Simulation
import Wire

/// The life of a computer. Statuses are documented; their timing is our choice: a second and a half
/// to provision, so that a client that polls sees both ends. [docs computers] [SDK: types.py]
enum ComputerLifecycle {
  static let all: Set<String> = [
    "provisioning", "starting", "running", "stopping", "stopped", "error",
  ]

  static let lifecycle = Lifecycle(
    states: [
      "provisioning", "starting", "running", "stopping", "stopped", "error", "destroying",
      "destroyed",
    ],
    billed: ["running"],
    exceptional: [
      Lifecycle.Edge("provisioning", "error"), Lifecycle.Edge("starting", "error"),
      Lifecycle.Edge("running", "error"), Lifecycle.Edge("error", "stopped"),
    ],
    moves: [
      Lifecycle.Move(
        "create", to: "provisioning", then: .after(.milliseconds(1500), "running")),
      Lifecycle.Move(
        "create and fail", to: "provisioning", then: .after(.milliseconds(1500), "error")),
      Lifecycle.Move("create and stay", to: "provisioning"),
      Lifecycle.Move(
        "start", from: ["stopped", "error"], to: "starting",
        then: .after(.milliseconds(1000), "running")),
      Lifecycle.Move(
        "stop", from: ["running", "provisioning", "starting"], to: "stopping",
        then: .after(.milliseconds(500), "stopped")),
      Lifecycle.Move(
        "restart", from: ["running"], to: "starting", then: .after(.milliseconds(1500), "running")),
      Lifecycle.Move(
        "destroy", from: all, to: "destroying", then: .after(.milliseconds(500), "destroyed")),
    ])
}
