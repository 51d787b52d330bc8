import Synchronization

/// A clock on which nothing passes until the test lets it: each wait is announced, and ends when it
/// is released or its task is cancelled.
///
/// So a test of slow bytes waits for events and for no time.
final class HeldClock: Clock {
  struct Instant: InstantProtocol {
    var offset: Duration

    func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
    func duration(to other: Instant) -> Duration { other.offset - offset }
    static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
  }

  /// The waits as they begin.
  let waits: AsyncStream<Duration>
  private let inlet: AsyncStream<Duration>.Continuation
  private let held = Mutex<[AsyncStream<Void>.Continuation]>([])

  init() { (waits, inlet) = AsyncStream.makeStream() }

  var now: Instant { Instant(offset: .zero) }
  var minimumResolution: Duration { .nanoseconds(1) }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    let (gate, release) = AsyncStream.makeStream(of: Void.self)
    held.withLock { $0.append(release) }
    inlet.yield(deadline.offset)
    for await _ in gate { return }
    throw CancellationError()
  }

  /// The next wait to begin.
  func nextWait() async -> Duration? { await waits.first { _ in true } }

  /// Lets everything go on that waits now.
  func release() {
    for gate in held.withLock({ held in
      defer { held = [] }
      return held
    }) {
      gate.yield()
    }
  }
}
