import Simulation
import Telemetry
import Wire

/// A world as the control plane shows it.
struct WorldReport: ReplyBody {
  let name: String
  let now: Instant
  let clock: String
  let factor: Double
  let seed: String
  let baseline: String
  /// Answered so far, since its last reset.
  let requests: Int
  /// Those that have been asked here.
  let vendors: [String]
  /// Of their databases in memory.
  let bytes: Int
  /// Wall time of its last request.
  let used: Instant?
  /// What became of the world of this name before this one, if it was evicted.
  let renewed: String?

  init(_ world: World, _ worlds: Worlds) async {
    let (mode, now) = await world.clockState
    name = world.name
    self.now = now
    clock = mode.name
    factor = mode.rate
    seed = String(await world.seed)
    baseline = world.configuration.baselineName
    requests = world.counters.total
    vendors = await world.vendors
    bytes = world.bytes
    used = worlds.lastUse(of: name)
    renewed = worlds.eviction(of: name)?.description
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("name", name)
      json.field("now", now.iso8601(.microseconds))
      json.field("clock", clock)
      json.field("factor", factor)
      json.field("seed", seed)
      json.field("baseline", baseline)
      json.field("requests", requests)
      json.field("vendors", vendors)
      json.field("bytes", bytes)
      json.field("used_at", used?.iso8601(.microseconds))
      json.field(ifPresent: "renewed", renewed)
    }
  }
}

/// A world that was evicted and not asked for again.
struct EvictionReport: ReplyBody {
  let name: String
  let at: Instant
  let why: String

  init(_ eviction: Eviction) {
    name = eviction.name
    at = eviction.at
    why = eviction.description
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("name", name)
      json.field("at", at.iso8601(.microseconds))
      json.field("why", why)
    }
  }
}

/// Worlds: `{"worlds": [...], "evicted": [...]}`.
struct WorldList: ReplyBody {
  let worlds: [WorldReport]
  let evicted: [EvictionReport]

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("worlds", worlds)
      json.field("evicted", evicted)
    }
  }
}
