import Synchronization
package import Wire

/// A wall clock that stands still until a test moves it.
///
/// It may be set back too, as the clock of a real machine may be. It knows nothing of world time.
package final class WallClock: Sendable {
  private let state: Mutex<Instant>

  package init(_ start: Instant) { state = Mutex(start) }

  package var now: Instant { state.withLock { $0 } }

  /// Moves the clock; a negative duration sets it back.
  package func move(by duration: Duration) { state.withLock { $0 += duration } }
}
