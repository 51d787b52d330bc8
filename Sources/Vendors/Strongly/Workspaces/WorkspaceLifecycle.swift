import Simulation
import Wire

/// The life of a workspace. The five statuses are documented; that a boot takes two seconds is our
/// choice, so that a client that polls sees both ends. [seed 002] [skill compute.md]
///
/// Stopping is at once: the answer to stop has the status `stopped`, and there is no status
/// between. `terminated` comes by the control plane and scenarios only, and so does `failed` but
/// for a magic image. No route leads out of `terminated`; the control plane brings such a workspace
/// to `stopped`, from where it can be deleted.
enum WorkspaceLifecycle {
  private static let boot = Progression.after(.seconds(2), "running")

  static let lifecycle = Lifecycle(
    states: ["pending", "running", "stopped", "failed", "terminated"],
    exceptional: [
      Lifecycle.Edge("pending", "failed"), Lifecycle.Edge("running", "failed"),
      Lifecycle.Edge("pending", "terminated"), Lifecycle.Edge("running", "terminated"),
      Lifecycle.Edge("stopped", "terminated"), Lifecycle.Edge("failed", "terminated"),
      Lifecycle.Edge("terminated", "stopped"),
    ],
    moves: [
      Lifecycle.Move("create", to: "pending", then: boot),
      Lifecycle.Move("start", from: ["stopped", "failed"], to: "pending", then: boot),
      Lifecycle.Move("stop", from: ["pending", "running", "failed"], to: "stopped"),
      Lifecycle.Move("restart", from: ["running"], to: "pending", then: boot),
      Lifecycle.Move(
        "fail", from: ["stopped", "failed", "running"], to: "pending",
        then: .after(.seconds(2), "failed")),
      Lifecycle.Move("stay", from: ["stopped", "failed", "running"], to: "pending"),
    ])
}
