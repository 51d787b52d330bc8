import Simulation
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

  init(_ world: World) async {
    let (mode, now) = await world.clockState
    name = world.name
    self.now = now
    clock = mode.name
    factor = mode.rate
    seed = String(world.configuration.seed)
    baseline = world.configuration.baseline.rawValue
    requests = await world.counters.total
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
    }
  }
}

/// Worlds: `{"worlds": [...]}`.
struct WorldList: ReplyBody {
  let worlds: [WorldReport]

  func write(to json: inout JSONWriter) { json.object { $0.field("worlds", worlds) } }
}
