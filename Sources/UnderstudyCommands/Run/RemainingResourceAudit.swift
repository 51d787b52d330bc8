import Server
import Simulation
import Synchronization

/// Finds what a run's client leaves behind: in the worlds that there are at the end, and in each
/// that was deleted, let go, reset or restored before, as it was then.
///
/// Worlds that depart wait in a line for `run`, which looks into them one after another, so that no
/// request waits for it and no world is kept longer than that takes.
final class RemainingResourceAudit: WorldObserver {
  private struct Departure: Sendable {
    let world: World
    let ending: WorldEnding
    let origin: Set<Thing.ID>?
  }

  private struct State {
    var leftovers: [RemainingResource] = []
    /// What forks began with, by their names.
    var origins: [String: Set<Thing.ID>] = [:]
    var fault: (any Error)?
  }

  private let vendors: [Vendor]
  private let state = Mutex(State())
  private let departures: AsyncStream<Departure>
  private let inlet: AsyncStream<Departure>.Continuation

  init(_ vendors: [Vendor]) {
    self.vendors = vendors
    (departures, inlet) = AsyncStream.makeStream(of: Departure.self)
  }

  func departed(_ world: World, _ ending: WorldEnding) {
    let origin = state.withLock { $0.origins.removeValue(forKey: world.name) }
    inlet.yield(Departure(world: world, ending: ending, origin: origin))
  }

  func forked(_ world: World) async throws {
    let instances = Set(try await Thing.all(in: world, of: vendors).map(\.id))
    state.withLock { $0.origins[world.name] = instances }
  }

  func observe(
    _ world: World, _ ending: WorldEnding, _ change: @Sendable () async throws -> Void
  ) async throws {
    let made = try await made(in: world)
    try await change()
    // What is still there may still be removed.
    let kept = Set(try await Thing.all(in: world, of: vendors).map(\.id))
    add(made.filter { !kept.contains($0.id) }, of: world.name, ending)
  }

  /// Looks into worlds that depart, until `finish`.
  func run() async {
    for await departure in departures {
      do {
        let made = try await Self.made(in: departure.world, departure.origin, of: vendors)
        add(made, of: departure.world.name, departure.ending)
      } catch {
        state.withLock { $0.fault = $0.fault ?? error }
      }
    }
  }

  /// Ends `run` once it has looked into every world that has departed.
  func finish() { inlet.finish() }

  /// Everything left behind, once `run` has ended: what is in all worlds now, and what was noted.
  func result(in worlds: Worlds) async throws -> [RemainingResource] {
    if let fault = state.withLock(\.fault) { throw fault }
    for world in worlds.all { add(try await made(in: world), of: world.name, nil) }
    return state.withLock(\.leftovers).sorted {
      ($0.world, $0.vendor, $0.kind) < ($1.world, $1.vendor, $1.kind)
    }
  }

  private func made(in world: World) async throws -> [Thing] {
    try await Self.made(in: world, state.withLock { $0.origins[world.name] }, of: vendors)
  }

  /// What was not there at a world's beginning and has not come to the end of its lifecycle.
  private static func made(
    in world: World, _ origin: Set<Thing.ID>?, of vendors: [Vendor]
  ) async throws -> [Thing] {
    let known: Set<Thing.ID>
    if let origin {
      known = origin
    } else {
      var configuration = world.configuration
      // Ids may be made from the instant that a baseline dates from.
      configuration.start = await world.dataEpoch
      configuration.observer = nil
      configuration.expectations = ExpectationLedger()
      let pristine = try World(name: world.name, configuration)
      let asked = await world.vendors
      known = Set(
        try await Thing.all(in: pristine, of: vendors, only: asked).map(\.id))
    }
    return try await Thing.all(in: world, of: vendors).filter {
      !known.contains($0.id) && !$0.isOver
    }
  }

  private func add(_ instances: [Thing], of world: String, _ ending: WorldEnding?) {
    let leftovers = RemainingResource.grouped(instances, of: world, ending)
    state.withLock { $0.leftovers += leftovers }
  }
}

/// A resource instance in a world.
struct Thing: Sendable {
  struct ID: Hashable, Sendable {
    let vendor: String
    let kind: String
    let key: String
  }

  let id: ID
  let state: String?
  /// Whether nothing leads out of its state.
  let isOver: Bool

  /// All of a world's, of the vendors that were asked in it or of those named.
  static func all(
    in world: World, of vendors: [Vendor], only names: [String]? = nil
  ) async throws -> [Thing] {
    var asked = names ?? []
    if names == nil { asked = await world.vendors }
    var found: [Thing] = []
    for vendor in vendors where asked.contains(vendor.name) {
      for resource in vendor.resources {
        var last = ""
        while true {
          let page = try await world.instances(resource, of: vendor, after: last, limit: 1000)
          found += page.map { key, state in
            Thing(
              id: ID(vendor: vendor.name, kind: resource.name, key: key), state: state,
              isOver: resource.isOver(state))
          }
          guard page.count == 1000, let next = page.last?.key else { break }
          last = next
        }
      }
    }
    return found
  }
}

extension Resource {
  /// Whether a state is one that nothing leads out of.
  fileprivate func isOver(_ state: String?) -> Bool {
    guard let state, let lifecycle else { return false }
    return lifecycle.targets(from: state).isEmpty
  }
}
