import Synchronization

/// The requests of all worlds, for reading: newest kept, oldest dropped when the cap is reached.
///
/// Nothing is counted from it; counters are elsewhere and are never dropped. One mutex, held for an
/// append or a copy.
package final class Journal: Sendable {
  private struct State {
    /// A ring: the oldest entry stands at `first`.
    var entries: [Entry?] = []
    var first = 0
    var count = 0
    var cost = 0
    var dropped = 0
  }

  private let state = Mutex(State())
  /// In bytes; 0 keeps nothing.
  package let capacity: Int

  /// A journal of so many bytes, about.
  package init(capacity: Int = 32 * 1024 * 1024) {
    self.capacity = capacity
  }

  package func append(_ entry: Entry) {
    let cost = entry.cost
    guard cost <= capacity else { return }
    state.withLock { state in
      while state.cost + cost > capacity, state.count > 0 { Self.dropOldest(&state) }
      if state.count == state.entries.count { Self.grow(&state) }
      state.entries[(state.first + state.count) % state.entries.count] = entry
      state.count += 1
      state.cost += cost
    }
  }

  private static func dropOldest(_ state: inout State) {
    state.cost -= state.entries[state.first]?.cost ?? 0
    state.entries[state.first] = nil
    state.first = (state.first + 1) % state.entries.count
    state.count -= 1
    state.dropped += 1
  }

  private static func grow(_ state: inout State) {
    let old = state.entries
    var entries: [Entry?] = []
    entries.reserveCapacity(max(64, old.count * 2))
    for index in 0..<state.count { entries.append(old[(state.first + index) % old.count]) }
    entries += Array(repeating: nil, count: max(64, old.count * 2) - state.count)
    state.entries = entries
    state.first = 0
  }

  /// The newest entries that meet a condition, newest first.
  package func newest(_ limit: Int, where isWanted: (Entry) -> Bool = { _ in true }) -> [Entry] {
    state.withLock { state in
      var found: [Entry] = []
      var index = state.count - 1
      while index >= 0, found.count < limit {
        if let entry = state.entries[(state.first + index) % state.entries.count], isWanted(entry) {
          found.append(entry)
        }
        index -= 1
      }
      return found
    }
  }

  /// How many entries are kept and how many have been dropped to make room.
  package var extent: (kept: Int, dropped: Int) { state.withLock { ($0.count, $0.dropped) } }

  /// Forgets the entries of a world.
  package func clear(_ world: String) {
    state.withLock { state in
      var entries: [Entry?] = []
      for index in 0..<state.count {
        let entry = state.entries[(state.first + index) % state.entries.count]
        if let entry, entry.world != world { entries.append(entry) }
      }
      state.cost = entries.reduce(0) { $0 + ($1?.cost ?? 0) }
      state.count = entries.count
      state.entries = entries
      state.first = 0
    }
  }
}
