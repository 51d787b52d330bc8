import Synchronization

/// Wakes what waits for something to change: a world, a journal.
///
/// It counts its changes, so that one between a look and the wait is not lost. A mutex of its own
/// and no actor: a cancelled wait must end from anywhere, at once.
package final class ChangeSignal: Sendable {
  private struct State {
    var count = 0
    var next = 0
    var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
  }

  private let state = Mutex(State())

  package init() {}

  /// How often it was notified.
  package var count: Int { state.withLock(\.count) }

  /// How many tasks wait.
  package var waiterCount: Int { state.withLock(\.waiters.count) }

  /// Wakes everything that waits.
  package func notify() {
    let woken = state.withLock { state in
      state.count += 1
      defer { state.waiters = [:] }
      return state.waiters
    }
    for continuation in woken.values { continuation.resume() }
  }

  /// Returns when it was notified more often than `count`, or when the task is cancelled.
  package func wait(since count: Int) async {
    let ticket = state.withLock { state in
      state.next += 1
      return state.next
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          guard state.count == count, !Task.isCancelled else { return true }
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
