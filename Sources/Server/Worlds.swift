package import Simulation
import Synchronization
package import Wire

/// The worlds of this server by name; an unknown one is made from the baseline on first use.
///
/// A world costs next to nothing until a vendor is asked in it. It hands out worlds and knows
/// nothing of requests.
package final class Worlds: Sendable {
  /// The world of requests that name none; the only one that a state directory keeps.
  package static let defaultName = "default"

  private let worlds = Mutex<[String: World]>([:])
  private let configuration: WorldConfiguration
  /// Whether a name that nobody has used makes a world.
  private let makesUnknown: Bool

  package init(
    _ configuration: WorldConfiguration, state: StateDirectory? = nil, makesUnknown: Bool = true
  ) throws {
    self.configuration = configuration
    self.makesUnknown = makesUnknown
    let world = try World(name: Self.defaultName, configuration, state: state)
    worlds.withLock { $0[Self.defaultName] = world }
  }

  /// The wall clock of all worlds.
  package func wall() -> Instant { configuration.wall() }

  /// The world of that name; nil where it is unknown and may not be made.
  package func world(_ name: String) -> World? {
    if let known = worlds.withLock({ $0[name] }) { return known }
    guard makesUnknown, let fresh = try? World(name: name, configuration) else { return nil }
    // Two first requests may meet here; one of the two worlds is then dropped unused.
    return worlds.withLock { worlds in
      if let known = worlds[name] { return known }
      worlds[name] = fresh
      return fresh
    }
  }

  /// The world of that name; none is made.
  package func known(_ name: String) -> World? { worlds.withLock { $0[name] } }

  /// Makes a world whose configuration differs from that of the others; nil where there is one of
  /// that name.
  package func create(
    _ name: String, _ change: (inout WorldConfiguration) -> Void
  ) throws -> World? {
    var configuration = configuration
    change(&configuration)
    let fresh = try World(name: name, configuration)
    return worlds.withLock { worlds in
      guard worlds[name] == nil else { return nil }
      worlds[name] = fresh
      return fresh
    }
  }

  /// Forgets a world. Requests that are on their way in it are answered; the default world stays.
  package func remove(_ name: String) {
    guard name != Self.defaultName else { return }
    worlds.withLock { _ = $0.removeValue(forKey: name) }
  }

  /// Whether worlds answer from samples; it holds for all of a server's.
  package var isConjuring: Bool { configuration.isConjuring }

  /// All worlds, sorted by name.
  package var all: [World] { worlds.withLock { $0.values.sorted { $0.name < $1.name } } }

  /// The names of all worlds, sorted.
  package var names: [String] { worlds.withLock { $0.keys.sorted() } }

  /// Whether a name may be a world's: 1 to 64 of letters, digits, `.`, `_` and `-`.
  package static func isName(_ text: some StringProtocol) -> Bool {
    let bytes = text.utf8
    guard (1...64).contains(bytes.count) else { return false }
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
