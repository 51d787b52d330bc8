import Synchronization

/// Wakes what waits for a world to change.
///
/// It counts its rings, so that a change between a look and the wait is not lost. A mutex of its own
/// and no actor: a cancelled wait must be let go from anywhere, at once.
final class Bell: Sendable {
  private struct State {
    var rings = 0
    var next = 0
    var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
  }

  private let state = Mutex(State())

  /// How often it has rung.
  var rings: Int { state.withLock(\.rings) }

  func ring() {
    let woken = state.withLock { state in
      state.rings += 1
      defer { state.waiters = [:] }
      return state.waiters
    }
    for continuation in woken.values { continuation.resume() }
  }

  /// Returns when it has rung more often than `rings`, or when the task is cancelled.
  func wait(since rings: Int) async {
    let ticket = state.withLock { state in
      state.next += 1
      return state.next
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          guard state.rings == rings, !Task.isCancelled else { return true }
          state.waiters[ticket] = continuation
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.waiters.removeValue(forKey: ticket) }?.resume()
    }
  }
}
