package import Simulation

/// How what a world holds came to its end before the server did.
package enum WorldEnding: String, Sendable, Hashable {
  /// `DELETE worlds/{world}`.
  case deleted
  /// Let go for `--world-ttl`, `--max-worlds` or `--max-world-bytes`.
  case evicted
  case reset
  case restored
}

/// Is told of what worlds hold before it is gone, for reports about a whole run.
///
/// It changes nothing. Rules' hits and coverage are kept by the worlds' own ledgers.
package protocol WorldObserver: Sendable {
  /// A world is none of the server's any more. Must not wait; it may keep the world for a while.
  func departed(_ world: World, _ ending: WorldEnding)

  /// A fork is made; no client knows it yet.
  func forked(_ world: World) async throws

  /// Carries out a change that replaces everything that a world holds.
  func observe(
    _ world: World, _ ending: WorldEnding, _ change: @Sendable () async throws -> Void
  ) async throws
}

extension Worlds {
  /// Carries out a change that replaces everything that a world holds, under the observer's eyes.
  func replaceContents(
    of world: World, _ ending: WorldEnding, by change: @Sendable () async throws -> Void
  ) async throws {
    guard let observer else { return try await change() }
    try await observer.observe(world, ending, change)
  }
}
