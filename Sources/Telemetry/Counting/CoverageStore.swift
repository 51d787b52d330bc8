package import HTTPTypes
package import Simulation
import Synchronization

/// What counts as coverage in all worlds of a server, also of those that are gone.
///
/// Worlds made from one configuration count into one store, each on its own. A world
/// that is reset, removed or evicted leaves its counts here; none is counted twice or lost on the
/// way, and requests still open in a removed world count on. It lasts as long as the server.
package final class CoverageStore: Sendable {
  private struct State {
    var worlds: [ObjectIdentifier: WorldCoverage] = [:]
    var closed = Counters()
  }

  private let state = Mutex(State())

  package init() {}

  /// Everything counted so far, in all worlds.
  package var total: Counters {
    state.withLock { state in
      var total = state.closed
      for world in state.worlds.values { total.merge(world.snapshot) }
      return total
    }
  }

  /// How many worlds there are, those that were removed and are still in use included.
  var openWorlds: Int { state.withLock { $0.worlds.count } }

  /// Counts a call that was made to no vendor at all: its path begins with no vendor's name.
  package func count(unmounted method: HTTPRequest.Method, _ path: String) {
    state.withLock { $0.closed.count(unmounted: method, path) }
  }

  /// What counts for a new world.
  package func observer(of configuration: WorldConfiguration) -> any RequestObserver {
    let world = WorldCoverage(in: self, isStateless: configuration.isStateless)
    state.withLock { $0.worlds[ObjectIdentifier(world)] = world }
    return world
  }

  /// Moves what a world has counted to what is past: its world begins anew.
  func beginAnew(_ world: WorldCoverage) { state.withLock { $0.closed.merge(world.take()) } }

  /// Takes over the counts of a world that is gone.
  func close(_ world: WorldCoverage) {
    state.withLock { state in
      state.closed.merge(world.take())
      state.worlds[ObjectIdentifier(world)] = nil
    }
  }
}
