import Server
import Simulation
import Wire

/// Things of one kind that a run has made and not removed.
struct Leftover: Hashable, Sendable {
  let vendor: String
  let kind: String
  let count: Int
  /// How many are in each state; empty for things that have none.
  let states: [String: Int]
  /// The first of them.
  let ids: [String]

  /// `2 computers (1 running, 1 stopped)`.
  var text: String {
    let noun = count == 1 ? kind : kind.hasSuffix("s") ? "\(kind)es" : "\(kind)s"
    let parts = states.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.value) \($0.key)" }
    return "\(count) \(noun)" + (parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))")
  }

  /// What is there in all worlds and was not there at their beginning, by vendor and kind.
  ///
  /// A thing whose lifecycle has come to its end, as one that was terminated, is not left behind.
  static func found(in worlds: Worlds, vendors: [Vendor]) async throws -> [Leftover] {
    var things: [Int: [Int: [(key: String, state: String?)]]] = [:]
    for world in worlds.all {
      var configuration = world.configuration
      configuration.start = world.begun
      configuration.ledger = EvidenceLedger()
      let pristine = try World(name: world.name, configuration)
      for (index, vendor) in vendors.enumerated() where await world.hasOpened(vendor) {
        for (kind, resource) in vendor.resources.enumerated() {
          let known = Set(try await all(resource, of: vendor, in: pristine).map(\.key))
          things[index, default: [:]][kind, default: []] +=
            try await all(resource, of: vendor, in: world).filter { thing in
              !known.contains(thing.key) && !resource.isOver(thing.state)
            }
        }
      }
    }
    return vendors.indices.flatMap { index in
      vendors[index].resources.indices.compactMap { kind in
        guard let found = things[index]?[kind], !found.isEmpty else { return nil }
        var states: [String: Int] = [:]
        for thing in found { if let state = thing.state { states[state, default: 0] += 1 } }
        return Leftover(
          vendor: vendors[index].name, kind: vendors[index].resources[kind].name,
          count: found.count, states: states, ids: found.prefix(10).map(\.key))
      }
    }
  }

  private static func all(
    _ resource: Resource, of vendor: Vendor, in world: World
  ) async throws -> [(key: String, state: String?)] {
    var found: [(key: String, state: String?)] = []
    while true {
      let page = try await world.things(
        resource, of: vendor, after: found.last?.key ?? "", limit: 1000)
      found += page
      guard page.count == 1000 else { return found }
    }
  }
}

extension Resource {
  /// Whether a state is one that nothing leads out of.
  fileprivate func isOver(_ state: String?) -> Bool {
    guard let state, let lifecycle else { return false }
    return lifecycle.targets(from: state).isEmpty
  }
}

extension Leftover {
  var json: JSON {
    [
      "vendor": .string(vendor), "kind": .string(kind), "count": .number(JSONNumber(count)),
      "states": .object(
        JSONObject(
          states.sorted { $0.key < $1.key }.map { ($0.key, .number(JSONNumber($0.value))) })),
      "ids": .array(ids.map { .string($0) }),
    ]
  }
}
