import Synchronization

/// What ends the waits of one world before their time: its end, a reset or restore, and the removal
/// of the rules that make clients wait.
///
/// Readable from anywhere, at once; it keeps no world alive. What it ends is not lost: an answer
/// that a rule holds back is sent at once.
package final class PendingWaits: Sendable {
  private struct Held {
    weak var changeSignal: ChangeSignal?
    /// The rules that hold the answer back and have not been removed.
    var rules: Set<String>
  }

  private struct State {
    var hasEnded = false
    var held: [Held] = []
    /// How many entries there may be before those whose answers are out are taken away.
    var most = 64
  }

  private let state = Mutex(State())

  /// Whether the world has been deleted or let go; it stays so.
  package var hasEnded: Bool { state.withLock(\.hasEnded) }

  /// What rings when none of these rules holds the answer back any more.
  func hold(by rules: Set<String>) -> ChangeSignal {
    let changeSignal = ChangeSignal()
    let hasEnded = state.withLock { state in
      if state.held.count >= state.most {
        state.held.removeAll { $0.changeSignal == nil }
        state.most = max(64, 2 * state.held.count)
      }
      if !state.hasEnded { state.held.append(Held(changeSignal: changeSignal, rules: rules)) }
      return state.hasEnded
    }
    if hasEnded { changeSignal.notify() }
    return changeSignal
  }

  /// Lets go of the answers that only this rule held back.
  func remove(_ rule: String) {
    let free = state.withLock { state in
      for index in state.held.indices { state.held[index].rules.remove(rule) }
      defer { state.held.removeAll { $0.rules.isEmpty } }
      return state.held.filter(\.rules.isEmpty).compactMap(\.changeSignal)
    }
    for changeSignal in free { changeSignal.notify() }
  }

  /// Lets go of all answers that are held back; `ends` says that the world is gone.
  func removeAll(ends: Bool = false) {
    let free = state.withLock { state in
      if ends { state.hasEnded = true }
      defer { state.held = [] }
      return state.held.compactMap(\.changeSignal)
    }
    for changeSignal in free { changeSignal.notify() }
  }
}
