import Simulation
import Telemetry
import Wire

extension Worlds {
  /// What a server knows of its worlds: who is there, which was asked last, which were evicted.
  ///
  /// It is told the wall time, and asked under a lock.
  struct WorldStore {
    /// A world as the store holds it. A class, so that looking through all of them takes no
    /// reference of a world.
    final class Entry {
      var world: World
      /// The number of its last use among all uses, and when that was.
      var use: Int
      var at: Instant
      /// Whether its databases may be open.
      var isResident = true

      init(_ world: World, use: Int, at: Instant) {
        self.world = world
        self.use = use
        self.at = at
      }

      /// Whether nothing else holds the world: no request, no stream, no wait. The next request for
      /// it has to ask the store for it.
      var isFree: Bool { isKnownUniquelyReferenced(&world) }
    }

    /// A world that the server does not keep; those that hold it do.
    private struct Guest {
      weak var world: World?
    }

    private(set) var worlds: [String: Entry] = [:]
    private var guests: [String: Guest] = [:]
    private(set) var evictions: [String: Eviction] = [:]
    private(set) var evicted = 0
    private let limits: WorldLimits
    private let observer: (any WorldObserver)?
    private var uses = 0
    private var resident = 0
    /// When to look for idle worlds again.
    private var nextSweep: Instant

    /// So many worlds that were evicted are remembered, and so many guests looked through.
    private static let remembered = 1_000

    init(
      _ limits: WorldLimits, _ world: World, _ observer: (any WorldObserver)?, at now: Instant
    ) {
      self.limits = limits
      self.observer = observer
      nextSweep = now
      _ = add(world, at: now)
    }

    /// The world of that name, used now; nil where there is none, or one that has been idle too
    /// long.
    mutating func use(_ name: String, at now: Instant) -> World? {
      if now >= nextSweep { sweep(at: now) }
      guard let entry = worlds[name] else { return nil }
      if isIdle(entry, at: now), evict(name, .idle(limits.idle ?? .zero), at: now) { return nil }
      uses += 1
      entry.use = uses
      entry.at = now
      if !entry.isResident {
        entry.isResident = true
        resident += 1
      }
      return entry.world
    }

    /// The world of that name that is a guest here, if any.
    func guest(_ name: String) -> World? { guests[name]?.world }

    /// Remembers a world for as long as something else holds it.
    mutating func invite(_ world: World) -> World {
      if guests.count >= Self.remembered { guests = guests.filter { $0.value.world != nil } }
      guests[world.name] = Guest(world: world)
      return world
    }

    /// Adds a world; those make room that were used least recently.
    mutating func add(_ world: World, at now: Instant) -> World {
      sweep(at: now)
      if !worlds.isEmpty { shrink(to: limits.count - 1, at: now) }
      uses += 1
      resident += 1
      worlds[world.name] = Entry(world, use: uses, at: now)
      guests[world.name] = nil
      return world
    }

    /// Forgets a world, and that there ever was one of that name; gives what was forgotten.
    mutating func remove(_ name: String) -> World? {
      let entry = worlds.removeValue(forKey: name)
      if entry?.isResident == true { resident -= 1 }
      evictions[name] = nil
      if let entry { observer?.departed(entry.world, .deleted) }
      return entry?.world
    }

    /// Evicts what has been idle too long or is too much.
    mutating func sweep(at now: Instant) {
      nextSweep = now + min(.seconds(10), limits.idle ?? .seconds(10))
      if let idle = limits.idle {
        for (name, entry) in worlds where isIdle(entry, at: now) {
          evict(name, .idle(idle), at: now)
        }
      }
      shrink(to: limits.count, at: now)
    }

    /// The resident world that has been unused for longest, where too many are. It counts as
    /// suspended from now on.
    mutating func worldToSuspend() -> World? {
      guard resident > limits.resident else { return nil }
      let oldest = worlds.values.filter(\.isResident).min { $0.use < $1.use }
      guard let oldest else { return nil }
      oldest.isResident = false
      resident -= 1
      return oldest.world
    }

    private func isIdle(_ entry: Entry, at now: Instant) -> Bool {
      limits.idle.map { now >= entry.at + $0 } ?? false
    }

    /// Evicts the least recently used until there are `count` beside the default one, and all
    /// take no more bytes than they may.
    private mutating func shrink(to count: Int, at now: Instant) {
      var bytes = worlds.values.reduce(0) { $0 + $1.world.bytes }
      var others = worlds.count - 1
      guard others > count || bytes > limits.bytes else { return }
      for (name, entry) in worlds.sorted(by: { $0.value.use < $1.value.use }) {
        guard others > count || bytes > limits.bytes else { return }
        let size = entry.world.bytes
        let cause: Eviction.Cause = others > count ? .count(limits.count) : .bytes(limits.bytes)
        guard evict(name, cause, at: now) else { continue }
        others -= 1
        bytes -= size
      }
    }

    /// Evicts a world, unless it is the default one or in use.
    @discardableResult
    private mutating func evict(
      _ name: String, _ cause: Eviction.Cause, at now: Instant
    ) -> Bool {
      guard name != Worlds.defaultName, let entry = worlds[name], entry.isFree else { return false }
      worlds[name] = nil
      // No request holds it, but rules may still hold back answers that it has given.
      entry.world.end()
      if entry.isResident { resident -= 1 }
      evicted += 1
      observer?.departed(entry.world, .evicted)
      evictions[name] = Eviction(
        name: name, cause: cause, at: now, configuration: entry.world.configuration)
      if evictions.count > Self.remembered {
        let oldest = evictions.values.min { $0.at < $1.at }
        if let oldest { evictions[oldest.name] = nil }
      }
      return true
    }
  }
}
