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
  func change(_ configuration: inout WorldConfiguration, _ scenario: Scenario?) {
    if let scenario { configuration.take(scenario, outranks: true) }
    if let seed { configuration.seed = seed.value }
    switch baseline {
    case .demo: configuration.baseline = .demo
    case .empty: configuration.baseline = .empty
    case nil: break
    }
    if let clock { configuration.clock = clock.mode }
    if let start { configuration.start = start }
  }
}

/// What a world may hold before anybody asks.
enum BaselineName: String, WireEnum {
  case demo, empty
}

/// A world's name.
struct WorldNameText: PatternedText {
  let value: String

  init(unchecked value: String) { self.value = value }

  static let pattern = TextPattern(
    name: "world name", regex: "^[A-Za-z0-9._-]{1,64}$", matches: { Worlds.isName($0) })
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
