package import HTTPTransport
import Simulation

/// What the rules of the default world do to the ports that vendors have of their own.
///
/// The port that all share stands for no vendor: it is never closed, so that the control plane can
/// always be reached.
package struct VendorPorts: ConnectionPolicy {
  private let worlds: Worlds
  /// The vendors that have ports; their listeners have their names.
  private let vendors: Set<String>

  package init(worlds: Worlds, vendors: Set<String>) {
    self.worlds = worlds
    self.vendors = vendors
  }

  package func decision(of connection: Int, by listener: String?) async -> AcceptDecision {
    guard let listener, vendors.contains(listener), let world = worlds.known(Worlds.defaultName)
    else { return .serve }
    return await world.resets(connectionTo: listener) ? .reset : .serve
  }

  package func closedListeners() -> AsyncStream<Set<String>> {
    guard let world = worlds.known(Worlds.defaultName) else { return AsyncStream { nil } }
    let watch = Watch(world: world, vendors: vendors)
    return AsyncStream { await watch.next() }
  }

  /// One reader's way along the changes.
  private actor Watch {
    private let world: World
    private let vendors: Set<String>
    private var last: Set<String>?

    init(world: World, vendors: Set<String>) {
      self.world = world
      self.vendors = vendors
    }

    /// The vendors whose ports are closed, once that differs from what was told before; nil when
    /// the task is cancelled.
    func next() async -> Set<String>? {
      while !Task.isCancelled {
        let mark = world.portMark
        let (closed, change) = await world.closedPorts()
        let wanted = closed.intersection(vendors)
        guard wanted == last else {
          last = wanted
          return wanted
        }
        let world = world
        await WallWait.end(of: change) { await world.portsChanged(since: mark) }
      }
      return nil
    }
  }
}
