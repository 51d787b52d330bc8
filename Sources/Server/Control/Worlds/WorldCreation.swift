import Faults
import Simulation
import Wire

/// The body of `POST worlds`: what is not given is as for every world of this server.
struct WorldCreation: RequestBody {
  let name: WorldNameText
  let seed: Seed?
  let baseline: BaselineName?
  let clock: SpelledClockMode?
  /// Where the world's time starts.
  let start: Instant?
  /// A document of the scenario format; what is given beside it stands over what it says.
  let scenario: JSONObject?

  /// Puts what is given in place of what the server has for all, its scenario included.
  func change(
    _ configuration: inout WorldConfiguration, _ scenario: Scenario?, _ snapshots: Snapshots
  ) throws(Problem) {
    let named = baseline?.value ?? scenario?.baseline
    let snapshot = try named.flatMap(Snapshot.name(inBaseline:)).map { name throws(Problem) in
      try snapshots.named(name, at: baseline == nil ? "/scenario/baseline" : "/baseline")
    }
    configuration.begin(
      with: named.flatMap(WorldConfiguration.Baseline.init(rawValue:)), or: snapshot,
      under: scenario, outranks: true)
    if let seed { configuration.seed = seed.value }
    if let clock { configuration.clock = clock.mode }
    if let start { configuration.start = start }
    if let reason = configuration.earlyStart {
      throw Problem(400, "the request is not valid", reason, pointer: "/start")
    }
  }
}

/// What a world may hold before anybody asks: `demo`, `empty`, or `snapshot:` and a name.
struct BaselineName: PatternedText {
  let value: String

  init(unchecked value: String) { self.value = value }

  static let pattern = TextPattern(
    name: "baseline", regex: "^(demo|empty|snapshot:\(Worlds.namePattern))$",
    matches: { text in
      WorldConfiguration.Baseline(rawValue: text) != nil
        || Snapshot.name(inBaseline: text).map { Worlds.isName($0) } ?? false
    })
}

/// What a world's identifiers and chance are made from: a whole number that is not negative.
struct Seed: WireScalar {
  let value: UInt64

  static var schema: Schema { Schema(.integer(min: 0, max: nil)) }

  static var sample: Seed { Seed(value: 1) }

  static func parse(_ json: JSON) -> Result<Seed, Violation.Rule> {
    guard let number = json.intValue else { return .failure(.type(expected: "integer")) }
    return UInt64(exactly: number).map { .success(Seed(value: $0)) } ?? .failure(.tooSmall(0))
  }

  func write(to json: inout JSONWriter) { json.value(Int(truncatingIfNeeded: value)) }
}
