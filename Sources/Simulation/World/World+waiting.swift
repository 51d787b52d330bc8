package import Wire

/// The one waiting primitive: a change of the world, or a clock that was moved.
extension World {
  /// A mark of the present state; `changed(since:)` returns at once when it is out of date.
  package nonisolated var mark: Int { changeSignal.count }

  /// Returns when something has changed since the mark, when the clock has been moved, or when the
  /// task is cancelled. A caller that also waits for an instant races this with `wallTime(until:)`.
  package nonisolated func changed(since mark: Int) async { await changeSignal.wait(since: mark) }

  /// How many requests and streams wait for something to change.
  package nonisolated var waiterCount: Int { changeSignal.waiterCount }

  /// Marks the world as gone: what waits in it is answered now, streams end, and an answer that a
  /// rule holds back is sent.
  package nonisolated func end() {
    waits.removeAll(ends: true)
    changeSignal.notify()
  }

  /// How long the wall clock has to run until the world's clock is at the instant; nil where it
  /// does not get there by itself.
  package func wallTime(until instant: Instant) -> Duration? {
    clock.wallTime(until: instant, wall: configuration.wall())
  }
}
