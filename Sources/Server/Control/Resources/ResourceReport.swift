import Simulation
import Storage
import Wire

/// How many instances of a kind there are, and how they may move.
struct PopulationReport: ReplyBody {
  let vendor: String
  let kind: String
  let count: Int
  /// Empty where instances of the kind have no lifecycle.
  let states: [String]

  init(_ vendor: Vendor, _ resource: Resource, _ count: Int) {
    self.vendor = vendor.name
    kind = resource.name
    self.count = count
    states = resource.lifecycle?.states ?? []
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("vendor", vendor)
      json.field("kind", kind)
      json.field("count", count)
      json.field("states", states)
    }
  }
}

/// A world's instances by kind: `{"resources": [...]}`.
struct PopulationList: ReplyBody {
  let resources: [PopulationReport]

  func write(to json: inout JSONWriter) { json.object { $0.field("resources", resources) } }
}

/// An instance by its id.
struct InstanceReport: ReplyBody {
  let id: String
  let state: String?

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", id)
      json.field("state", state)
    }
  }
}

/// Instances of a kind in the order of their ids, and where to go on.
struct InstanceList: ReplyBody {
  let things: [InstanceReport]
  /// The `after` of the next page; nil on the last.
  let next: String?

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("things", things)
      json.field("next", next)
    }
  }
}

/// An instance as its vendor shows it, with the states that it may be moved to.
struct InstanceDetail: ReplyBody {
  let vendor: String
  let kind: String
  let id: String
  let state: String?
  let offered: [String]
  let shown: RawJSON

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("vendor", vendor)
      json.field("kind", kind)
      json.field("id", id)
      json.field("state", state)
      json.field("offered", offered)
      json.field("shown", shown)
    }
  }
}

/// What a move brought about.
struct MoveReport: ReplyBody {
  let world: String
  let now: Instant
  let transitions: [TransitionReport]

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("world", world)
      json.field("now", now.iso8601(.microseconds))
      json.field("transitions", transitions)
    }
  }
}
