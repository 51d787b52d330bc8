import Server
import Simulation
import Wire

/// Instances of one kind that a run has made in a world and not removed.
struct RemainingResource: Hashable, Sendable {
  let world: String
  /// What took them away in the end; nil for what is there when the run ends.
  let ending: WorldEnding?
  let vendor: String
  let kind: String
  let count: Int
  /// How many are in each state; empty for instances that have none.
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

  /// `world 't1' when it was deleted`.
  var place: String {
    let moment =
      switch ending {
      case nil: ""
      case .evicted: " when it was let go"
      case .deleted, .reset, .restored: " when it was \(ending?.rawValue ?? "")"
      }
    return "world '\(world)'\(moment)"
  }

  /// What was left behind in a world, by vendor and kind.
  static func grouped(
    _ instances: [Thing], of world: String, _ ending: WorldEnding?
  ) -> [RemainingResource] {
    let kinds = Dictionary(grouping: instances) { [$0.id.vendor, $0.id.kind] }
    return kinds.values.compactMap { found in
      guard let first = found.first?.id else { return nil }
      var states: [String: Int] = [:]
      for instance in found { if let state = instance.state { states[state, default: 0] += 1 } }
      return RemainingResource(
        world: world, ending: ending, vendor: first.vendor, kind: first.kind, count: found.count,
        states: states, ids: found.prefix(10).map(\.id.key))
    }
  }
}

extension RemainingResource {
  var json: JSON {
    [
      "world": .string(world), "ending": ending.map { .string($0.rawValue) } ?? .null,
      "vendor": .string(vendor), "kind": .string(kind), "count": .number(JSONNumber(count)),
      "states": .object(
        JSONObject(
          states.sorted { $0.key < $1.key }.map { ($0.key, .number(JSONNumber($0.value))) })),
      "ids": .array(ids.map { .string($0) }),
    ]
  }
}
