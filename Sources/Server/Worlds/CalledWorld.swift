import Simulation
import Synchronization

/// The world that a call of the control plane has asked for, held until it is known whether the
/// server keeps it: a call that reads, or that is refused, makes no world.
final class CalledWorld: Sendable {
  private let world = Mutex<World?>(nil)

  func hold(_ world: World) { self.world.withLock { $0 = world } }

  /// Takes the world in among those of the server.
  func keep(in worlds: Worlds) {
    if let world = world.withLock({ $0 }) { worlds.keep(world) }
  }
}
