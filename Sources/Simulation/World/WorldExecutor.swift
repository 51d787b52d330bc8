import Platform
import Synchronization

/// Runs the turns of a world one at a time: on the thread that asks if the world is idle, else
/// behind those who came before.
///
/// The executor that an actor has by itself has the thread that holds it run the turns of all until
/// none is left. Under load that is never, and the other connections of that thread's loop are not
/// heard for seconds. Here a thread runs a few turns of others, since that is the quickest for all,
/// then leaves the rest to a thread that has nothing else to do.
final class WorldExecutor: SerialExecutor {
  private struct State {
    /// Whether turns are being run, or are about to be.
    var isTaken = false
    /// The thread that runs them; nil while they wait for another one.
    var holder: ThreadIdentity?
    /// Turns that wait, in their order, from `first` on.
    var waiting: [UnownedJob] = []
    var first = 0

    mutating func next() -> UnownedJob? {
      guard first < waiting.count else {
        waiting.removeAll(keepingCapacity: true)
        first = 0
        isTaken = false
        holder = nil
        return nil
      }
      holder = .current
      defer { first += 1 }
      return waiting[first]
    }
  }

  private let state = Mutex(State())

  /// How many turns of others a thread runs behind its own.
  private static let favours = 16

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let isMine = state.withLock { state in
      guard state.isTaken else {
        state.isTaken = true
        state.holder = .current
        return true
      }
      state.waiting.append(job)
      return false
    }
    guard isMine else { return }
    // The world may be gone when the turn is over, and this with it.
    let executor = unsafe Unmanaged.passRetained(self)
    unsafe job.runSynchronously(on: asUnownedSerialExecutor())
    leave()
    unsafe executor.release()
  }

  /// Runs a turn now, without a job: nothing is suspended. Nil where another turn is going on.
  func attempt<Outcome>(_ turn: () throws -> Outcome) rethrows -> Outcome? {
    let isMine = state.withLock { state in
      guard !state.isTaken else { return false }
      state.isTaken = true
      state.holder = .current
      return true
    }
    guard isMine else { return nil }
    defer { leave() }
    return try turn()
  }

  /// Does others a few favours, then lets another thread go on.
  private func leave() {
    for _ in 0..<Self.favours {
      guard let job = state.withLock({ $0.next() }) else { return }
      unsafe job.runSynchronously(on: asUnownedSerialExecutor())
    }
    let areMoreWaiting = state.withLock { state in
      guard state.first < state.waiting.count else { return false }
      state.holder = nil
      return true
    }
    guard areMoreWaiting else { return leave() }
    Task.detached(executorPreference: globalConcurrentExecutor) { self.work() }
  }

  /// Runs turns until none is left.
  private func work() {
    while let job = state.withLock({ $0.next() }) {
      unsafe job.runSynchronously(on: asUnownedSerialExecutor())
    }
  }

  /// Whether the turn that is going on is the caller's own. A turn never changes its thread.
  var isHeldByCaller: Bool {
    state.withLock { state in state.holder == .current }
  }

  /// What `assumeIsolated` asks inside of `attempt`.
  func checkIsolated() {
    guard isHeldByCaller else { fatalError("the caller is not in a turn of this world") }
  }

  func asUnownedSerialExecutor() -> UnownedSerialExecutor {
    unsafe UnownedSerialExecutor(ordinary: self)
  }
}

extension World {
  /// Runs a turn now, on this thread, instead of suspending for it; nil where another one is going
  /// on. It spares most requests two changes of executor.
  package nonisolated func attempt<Outcome: Sendable>(
    _ turn: (isolated World) throws -> Outcome
  ) rethrows -> Outcome? {
    try executor.attempt { try assumeIsolated(turn) }
  }
}
