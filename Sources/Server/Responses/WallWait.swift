import Simulation
import Wire

/// Waiting in wall time for what happens in a world.
enum WallWait {
  /// Returns when the world has changed, when its clock is at the instant, or after `limit`.
  static func change(
    in world: World, since mark: Int, or instant: Instant?, atMost limit: Duration?
  ) async {
    var pause = limit
    if let instant, let wall = await world.wallTime(until: instant) {
      pause = pause.map { min($0, wall) } ?? wall
    }
    await end(of: pause) { await world.changed(since: mark) }
  }

  /// Returns at the end of `limit`, or with `change`, whichever is first.
  static func end(
    of limit: Duration?, or change: @escaping @Sendable () async -> Void
  ) async {
    guard let limit else { return await change() }
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await change() }
      group.addTask { try? await Task.sleep(for: limit) }
      await group.next()
      group.cancelAll()
    }
  }
}
