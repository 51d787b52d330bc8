import Synchronization

/// The counters of one world, kept outside of it so that they outlive it.
final class WorldCoverage: Sendable {
  private let counters = Mutex(Counters())

  var snapshot: Counters { counters.withLock { $0 } }

  func change<Result>(_ change: (inout Counters) -> Result) -> Result where Result: Sendable {
    counters.withLock { change(&$0) }
  }

  /// Gives everything away and begins anew.
  func take() -> Counters {
    counters.withLock { counters in
      defer { counters = Counters() }
      return counters
    }
  }
}
