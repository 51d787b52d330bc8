import Scenarios
import Simulation
import Wire

/// The first line of a record: what the server's worlds were made from.
struct RecordHeader: Sendable {
  /// The version of the format that this program writes and reads.
  static let format = 1

  /// The program that wrote it.
  let version: String
  /// The machine's time when the server began.
  let wall: Instant
  let seed: UInt64
  let baseline: WorldConfiguration.Baseline
  let clock: SimulatedClock.Mode
  let start: Instant?
  let isStrictAboutKeys: Bool
  let isStateless: Bool
  let takesMagicValues: Bool
  let makesUnknownWorlds: Bool
  let skipsDelays: Bool
  let settings: [String: Settings]
  /// Documents of the scenario format, in the order in which their rules are tried.
  let scenarios: [JSON]
  let ports: Set<String>

  init(_ configuration: WorldConfiguration, _ manner: RunManner, at wall: Instant) {
    version = Version.text
    self.wall = wall
    seed = configuration.seed
    baseline = configuration.baseline
    clock = configuration.clock
    start = configuration.start
    isStrictAboutKeys = configuration.isStrictAboutKeys
    isStateless = configuration.isStateless
    takesMagicValues = configuration.takesMagicValues
    makesUnknownWorlds = manner.makesUnknownWorlds
    skipsDelays = manner.skipsDelays
    settings = configuration.settings
    scenarios = configuration.scenario?.documents ?? []
    ports = manner.ports
  }

  var json: JSON {
    let mode: JSON =
      switch clock {
      case .real: "real"
      case .frozen: "frozen"
      case .scaled(let factor): .number(JSONNumber(factor))
      }
    let sorted = settings.sorted { $0.key < $1.key }
    return [
      "understudy": "run", "format": .number(JSONNumber(Self.format)),
      "version": .string(version), "wall": .string(wall.iso8601(.microseconds)),
      "seed": .string(String(seed)), "baseline": .string(baseline.rawValue), "clock": mode,
      "start": start.map { .string($0.iso8601(.microseconds)) } ?? .null,
      "strict_keys": .bool(isStrictAboutKeys), "conjuring": .bool(isStateless),
      "takes_magic_values": .bool(takesMagicValues),
      "makes_unknown_worlds": .bool(makesUnknownWorlds), "skips_delays": .bool(skipsDelays),
      "settings": .object(
        JSONObject(sorted.map { ($0.key, .object(JSONObject($0.value.written))) })),
      "limits": .object(
        JSONObject(
          sorted.map { vendor, settings in
            (vendor, .object(JSONObject(settings.limited.map { ($0, .number(JSONNumber($1))) })))
          })),
      "scenarios": .array(scenarios), "ports": .array(ports.sorted().map { .string($0) }),
    ]
  }

  /// Reads the first line of a record.
  init(_ json: JSON, line: Int) throws(RecordError) {
    guard json["understudy"] == "run" else {
      throw RecordError(line, "this is no record of a run: it does not begin with its header")
    }
    guard json["format"]?.intValue == Self.format else {
      throw RecordError(
        line,
        "the record has format \(json["format"] ?? .null), written by understudy "
          + "\(json["version"]?.stringValue ?? "?"); this one reads format \(Self.format)")
    }
    let reader = RecordReader(json, line)
    version = try reader.text("version")
    wall = try reader.instant("wall")
    guard let seed = UInt64(try reader.text("seed")) else { throw reader.fault("seed", "a number") }
    self.seed = seed
    guard let baseline = WorldConfiguration.Baseline(rawValue: try reader.text("baseline")) else {
      throw reader.fault("baseline", "demo or empty")
    }
    self.baseline = baseline
    switch json["clock"] {
    case "real": clock = .real
    case "frozen": clock = .frozen
    case .number(let factor): clock = .scaled(factor.double)
    default: throw reader.fault("clock", "real, frozen or a factor")
    }
    start = json["start"]?.isNull == false ? try reader.instant("start") : nil
    isStrictAboutKeys = try reader.flag("strict_keys")
    isStateless = try reader.flag("conjuring")
    takesMagicValues = try reader.flag("takes_magic_values")
    makesUnknownWorlds = try reader.flag("makes_unknown_worlds")
    skipsDelays = try reader.flag("skips_delays")
    var settings: [String: Settings] = [:]
    for (vendor, values) in try reader.object("settings") {
      for (name, value) in values.objectValue ?? [:] {
        settings[vendor, default: Settings()].set(name, to: value)
      }
    }
    for (vendor, values) in try reader.object("limits") {
      for (name, value) in values.objectValue ?? [:] {
        guard let limit = value.intValue else { throw reader.fault("limits", "numbers") }
        settings[vendor, default: Settings()].set(limit: limit, of: name)
      }
    }
    self.settings = settings
    scenarios = try reader.list("scenarios")
    ports = Set(try reader.list("ports").compactMap(\.stringValue))
  }

  /// What worlds are made from to go through the record again, under a wall clock that is told.
  func configuration(
    _ vendors: [Vendor], wall clock: @escaping @Sendable () -> Instant
  ) throws(RecordError) -> WorldConfiguration {
    var scenario: Scenario?
    for document in scenarios {
      do throws(ScenarioError) {
        let next = try ScenarioFile.read(
          document, vendors: vendors, after: scenario?.rules ?? [], ports: ports, now: wall)
        scenario = scenario.map { $0.followed(by: next) } ?? next
      } catch {
        throw RecordError(1, "scenarios: \(error.findings.map(\.message).joined(separator: "; "))")
      }
    }
    var configuration = WorldConfiguration(
      vendors: vendors, seed: seed, baseline: baseline, settings: settings, clock: self.clock,
      start: start, isStrictAboutKeys: isStrictAboutKeys, isStateless: isStateless,
      scenario: scenario, wall: clock)
    configuration.takesMagicValues = takesMagicValues
    return configuration
  }
}
