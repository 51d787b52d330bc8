import Simulation
import Synchronization
package import Wire

/// The requests of all worlds, for reading: newest kept, oldest dropped when the cap is reached.
///
/// Nothing is counted from it but what it can vouch for: it knows from when on the entries of each
/// world are whole. Counters are elsewhere and are never dropped. One mutex, held for an append or
/// for a copy of a few entries; searches run outside of it.
package final class Journal: Sendable {
  /// What had to make room of a world's entries.
  private struct Gap {
    var count = 0
    /// World time of the latest of them.
    var last: Instant
  }

  private struct State {
    /// A ring: the oldest entry stands at `first`.
    var entries: [Entry?] = []
    var first = 0
    var count = 0
    var cost = 0
    var dropped = 0
    /// The place of the last entry that was appended.
    var newest: UInt64 = 0
    /// The place of the last one that had to make room.
    var evicted: UInt64 = 0
    var gaps: [String: Gap] = [:]
    /// How many entries there are of each world that has any.
    var shares: [String: Int] = [:]

    func entry(_ index: Int) -> Entry? { entries[(first + index) % entries.count] }

    /// How many entries stand before the first whose place is greater than `ordinal`.
    func index(after ordinal: UInt64) -> Int {
      var (low, high) = (0, count)
      while low < high {
        let middle = (low + high) / 2
        if (entry(middle)?.ordinal ?? 0) > ordinal { high = middle } else { low = middle + 1 }
      }
      return low
    }
  }

  private let state = Mutex(State())
  private let changeSignal = ChangeSignal()
  /// In bytes; 0 keeps nothing.
  package let capacity: Int

  /// A journal of so many bytes, about.
  package init(capacity: Int = 32 * 1024 * 1024) {
    self.capacity = capacity
  }

  /// Keeps an entry and gives its place; one that is larger than the whole journal is dropped at
  /// once.
  @discardableResult
  package func append(_ entry: Entry) -> UInt64 {
    guard capacity > 0 else { return 0 }
    let cost = entry.cost
    let ordinal = state.withLock { state in
      state.newest += 1
      var entry = entry
      entry.ordinal = state.newest
      while state.cost + cost > capacity, state.count > 0 { Self.dropOldest(&state) }
      guard cost <= capacity else {
        Self.note(entry, in: &state)
        return entry.ordinal
      }
      if state.count == state.entries.count { Self.grow(&state) }
      state.entries[(state.first + state.count) % state.entries.count] = entry
      state.count += 1
      state.cost += cost
      state.shares[entry.world, default: 0] += 1
      return entry.ordinal
    }
    changeSignal.notify()
    return ordinal
  }

  private static func dropOldest(_ state: inout State) {
    if let entry = state.entry(0) {
      state.cost -= entry.cost
      note(entry, in: &state)
      let share = (state.shares[entry.world] ?? 1) - 1
      state.shares[entry.world] = share > 0 ? share : nil
    }
    state.entries[state.first] = nil
    state.first = (state.first + 1) % state.entries.count
    state.count -= 1
  }

  private static func note(_ entry: Entry, in state: inout State) {
    state.dropped += 1
    state.evicted = max(state.evicted, entry.ordinal)
    var gap = state.gaps[entry.world] ?? Gap(last: entry.at)
    gap.count += 1
    gap.last = max(gap.last, entry.at)
    state.gaps[entry.world] = gap
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

  /// Changes an entry that goes on; nothing where it had to make room.
  func amend(_ ordinal: UInt64, _ change: (inout Entry) -> Void) {
    guard ordinal > 0 else { return }
    state.withLock { state in
      let index = state.index(after: ordinal - 1)
      guard index < state.count, var entry = state.entry(index), entry.ordinal == ordinal else {
        return
      }
      let place = (state.first + index) % state.entries.count
      state.cost -= entry.cost
      state.entries[place] = nil
      change(&entry)
      state.cost += entry.cost
      state.entries[place] = entry
      while state.cost > capacity, state.count > 0 { Self.dropOldest(&state) }
    }
  }

  /// How many entries are copied under one lock.
  private static let stride = 128

  /// The newest entries that meet a condition, newest first.
  package func newest(_ limit: Int, where isWanted: (Entry) -> Bool = { _ in true }) -> [Entry] {
    var found: [Entry] = []
    var end = UInt64.max
    while found.count < limit {
      let batch = state.withLock { state in
        let upper = end == .max ? state.count : state.index(after: end - 1)
        return (max(0, upper - Self.stride)..<upper).reversed().compactMap { state.entry($0) }
      }
      guard let last = batch.last else { break }
      for entry in batch where found.count < limit && isWanted(entry) { found.append(entry) }
      end = last.ordinal
    }
    return found
  }

  /// What stands after a place, oldest first: a few entries, and how many that stood between had to
  /// make room.
  package func entries(after ordinal: UInt64) -> (entries: [Entry], missed: Int) {
    state.withLock { state in
      let index = state.index(after: ordinal)
      let entries = (index..<min(state.count, index + Self.stride)).compactMap { state.entry($0) }
      return (entries, state.evicted > ordinal ? Int(state.evicted - ordinal) : 0)
    }
  }

  /// How many entries are kept and how many have been dropped to make room.
  package var extent: (kept: Int, dropped: Int) { state.withLock { ($0.count, $0.dropped) } }

  /// The place of the last entry that was appended, kept or not; 0 for none.
  package var newestOrdinal: UInt64 { state.withLock(\.newest) }

  /// How many entries of a world, or of all, had to make room that a search from an instant on
  /// would have to see; 0 where the search can be trusted. Forgotten ones do not count.
  package func missing(from world: String?, since: Instant?) -> Int {
    state.withLock { state in
      state.gaps.reduce(0) { sum, gap in
        let isMeant = world.map { $0 == gap.key } ?? true
        return isMeant && (since.map { $0 <= gap.value.last } ?? true) ? sum + gap.value.count : sum
      }
    }
  }

  /// A mark of the present state, for `changed(since:)`.
  package var mark: Int { changeSignal.count }

  /// Returns when something was appended or forgotten since the mark, or when the task is
  /// cancelled.
  package func changed(since mark: Int) async { await changeSignal.wait(since: mark) }

  /// Forgets the entries of a world. Those behind them move up, where they are: no entry is copied,
  /// and the next one finds room. What is older than all of them is not looked at.
  package func clear(_ world: String) {
    state.withLock { state in
      var left = state.shares.removeValue(forKey: world) ?? 0
      var oldest = state.count
      while left > 0, oldest > 0 {
        oldest -= 1
        if state.entries[(state.first + oldest) % state.entries.count]?.world == world { left -= 1 }
      }
      var kept = oldest
      for index in oldest..<state.count {
        let place = (state.first + index) % state.entries.count
        if state.entries[place]?.world == world {
          state.cost -= state.entries[place]?.cost ?? 0
          state.entries[place] = nil
        } else {
          if kept < index {
            state.entries.swapAt(place, (state.first + kept) % state.entries.count)
          }
          kept += 1
        }
      }
      state.count = kept
      state.gaps[world] = nil
    }
    changeSignal.notify()
  }
}
