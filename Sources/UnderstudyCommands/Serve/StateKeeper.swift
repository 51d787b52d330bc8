import Server
import ServiceLifecycle
import Simulation
import Storage

/// Looks after the state directory of a server that runs: notes the world's time, and says when its
/// files are no longer those that were opened.
///
/// It looks once a second, so that no request pays for it, and once more when the last one has been
/// answered.
struct StateKeeper: Service {
  let world: World
  let directory: StateDirectory
  /// Prints a line on standard error.
  let complain: @Sendable (String) -> Void

  private static let interval = Duration.seconds(1)

  func run() async throws {
    var told: String?
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      await look(&told)
      try? await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.interval) }
    }
    await look(&told)
  }

  /// Says each complaint once.
  func look(_ told: inout String?) async {
    // A disk that takes nothing is what requests are answered with.
    try? await world.noteTime()
    let complaint = directory.complaint()
    if let complaint, complaint != told { complain("understudy: \(complaint)") }
    told = complaint
  }
}
