package import Simulation
package import Storage
import Synchronization
package import Telemetry
package import Wire

/// The worlds of this server by name; an unknown one is made from the baseline on first use.
///
/// A world costs next to nothing until a vendor is asked in it. Worlds without requests are
/// evicted: when they have been idle for long, and the least recently used first when there are too
/// many. The default world stays, and so does every world in use: **a reference is the lease**,
/// so a request, a stream or a wait keeps its world by holding it and can forget nothing. There is
/// no timer: it looks when a world is asked for, made or listed. It knows nothing of requests.
package final class Worlds: Sendable {
  /// The world of requests that name none; the only one that a state directory keeps.
  package static let defaultName = "default"

  private let store: Mutex<WorldStore>
  /// The directory that keeps the default world; nil where none does.
  package let state: StateDirectory?
  package let configuration: WorldConfiguration
  package let limits: WorldLimits
  package let snapshots: Snapshots
  /// Whether an unused name makes a world.
  private let makesUnknown: Bool
  /// Told of worlds that end; nil for nothing.
  let observer: (any WorldObserver)?

  package init(
    _ configuration: WorldConfiguration, state: StateDirectory? = nil, makesUnknown: Bool = true,
    limits: WorldLimits = WorldLimits(), snapshots: Snapshots = Snapshots(),
    coverageStore: CoverageStore = CoverageStore(),
    observer: (any WorldObserver)? = nil
  ) throws {
    var configuration = configuration
    configuration.observer = { coverageStore.observer(of: $0) }
    self.configuration = configuration
    self.coverageStore = coverageStore
    self.makesUnknown = makesUnknown
    self.limits = limits
    self.snapshots = snapshots
    self.observer = observer
    let world = try World(name: Self.defaultName, configuration, state: state)
    self.state = state
    store = Mutex(WorldStore(limits, world, observer, at: configuration.wall()))
  }

  /// What counts as coverage in all worlds, also of those that are gone.
  package let coverageStore: CoverageStore

  /// The wall clock of all worlds.
  package func wall() -> Instant { configuration.wall() }

  /// The world of that name, made where there is none; nil where it may not be made.
  package func world(_ name: String) -> World? {
    guard let (world, isKept) = lease(name) else { return nil }
    if !isKept { keep(world) }
    return world
  }

  /// The world of that name for a request that may yet be refused, and whether the server keeps it.
  /// One that it does not keep lasts as long as those that hold it, counts as none of the server's
  /// and makes none go, until `keep(_:)` takes it in. Nil where it may not be made.
  package func lease(_ name: String) -> (world: World, isKept: Bool)? {
    let now = wall()
    let (known, guest, eviction) = store.withLock {
      (known: $0.use(name, at: now), guest: $0.guest(name), $0.evictions[name])
    }
    if let known { return (known, true) }
    if let guest { return (guest, false) }
    // One that was evicted is made again from what it was made from.
    guard makesUnknown || eviction != nil,
      let fresh = try? World(name: name, eviction?.configuration ?? configuration)
    else { return nil }
    // Two first requests may meet here; one of the two worlds is then dropped unused.
    return store.withLock { state in
      if let known = state.use(name, at: now) { return (known, true) }
      return (state.guest(name) ?? state.invite(fresh), false)
    }
  }

  /// Takes a leased world in among those of the server; nothing where there is one of its name.
  package func keep(_ world: World) {
    let now = wall()
    store.withLock { state in
      if state.worlds[world.name] == nil { _ = state.add(world, at: now) }
    }
  }

  /// The world of that name; none is made, and asking is no use of it.
  package func known(_ name: String) -> World? { store.withLock { $0.worlds[name]?.world } }

  /// Makes a world whose configuration differs from that of the others; nil where there is one of
  /// that name.
  package func create(
    _ name: String, _ change: (inout WorldConfiguration) throws -> Void
  ) throws -> World? {
    var configuration = configuration
    try change(&configuration)
    return add(try World(name: name, configuration))
  }

  /// Takes in a world that was made elsewhere; nil where there is one of that name.
  package func add(_ world: World) -> World? {
    let now = wall()
    return store.withLock { state in
      state.sweep(at: now)
      return state.worlds[world.name] == nil ? state.add(world, at: now) : nil
    }
  }

  /// Forgets a world and ends what waits in it; the default world stays. Requests that are on their
  /// way in it are answered, those that wait at once.
  package func remove(_ name: String) {
    guard name != Self.defaultName else { return }
    store.withLock { $0.remove(name) }?.end()
  }

  /// Whether worlds answer from samples; it holds for all of a server's.
  package var isStateless: Bool { configuration.isStateless }

  /// All worlds, sorted by name.
  package var all: [World] {
    let now = wall()
    return store.withLock { state in
      state.sweep(at: now)
      return state.worlds.values.map(\.world).sorted { $0.name < $1.name }
    }
  }

  /// The names of all worlds, sorted.
  package var names: [String] { store.withLock { $0.worlds.keys.sorted() } }

  /// Wall time of the last request to a world.
  package func lastUse(of name: String) -> Instant? { store.withLock { $0.worlds[name]?.at } }

  /// What became of the world of that name last, if it was evicted: of one that is gone, or of the
  /// one before the one there is.
  package func eviction(of name: String) -> Eviction? { store.withLock { $0.evictions[name] } }

  /// The worlds that were evicted and not made again, the latest last, as far as they are
  /// remembered.
  package var evictions: [Eviction] {
    store.withLock { state in
      state.evictions.values.filter { state.worlds[$0.name] == nil }.sorted {
        ($0.at, $0.name) < ($1.at, $1.name)
      }
    }
  }

  /// How many worlds have been let go since the server's start.
  package var evicted: Int { store.withLock { $0.evicted } }

  /// A world to suspend now, where more are resident than may be; call `suspend()` on it.
  package func worldToSuspend() -> World? { store.withLock { $0.worldToSuspend() } }

  /// What a name is made of, for messages. The first character keeps it apart from `..`, which
  /// clients take out of a path, from hidden files and from options.
  package static let nameRule =
    "1 to 64 letters, digits, '.', '_' and '-', of which '.' and '-' do not come first"
  package static let namePattern = "[A-Za-z0-9_][A-Za-z0-9._-]{0,63}"

  /// Whether a name may be a world's, or a snapshot's.
  package static func isName(_ text: some StringProtocol) -> Bool {
    let bytes = text.utf8
    guard (1...64).contains(bytes.count), bytes.first != UInt8(ascii: "."),
      bytes.first != UInt8(ascii: "-")
    else { return false }
    return bytes.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "-"):
        true
      default: false
      }
    }
  }
}
