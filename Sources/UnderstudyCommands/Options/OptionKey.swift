/// The options of `serve`, by the name that flags and the configuration file share.
enum OptionKey: String, CaseIterable, Sendable {
  case port, host, vendor
  case portFile = "port-file"
  case state, scenario, baseline, snapshot, seed, clock, start, auth, set, journal
  case noUnknownWorlds = "no-unknown-worlds"
  case noDelays = "no-delays"
  case noMagicValues = "no-magic-values"
  case worldTTL = "world-ttl"
  case maxWorlds = "max-worlds"
  case maxWorldBytes = "max-world-bytes"
  case stateless, cors, record, quiet, log
  case controlPort = "control-port"
  case controlToken = "control-token"
  case controlHost = "control-host"

  /// Names of 0.1.0, with what they are called now. They are taken with a warning, and documented
  /// nowhere.
  static let former: [String: OptionKey] = ["conjure": .stateless]

  /// The variable that sets it: `UNDERSTUDY_PORT_FILE`.
  var variable: String { Self.variable(rawValue) }

  /// The variable of an option of that name.
  static func variable(_ name: String) -> String {
    "UNDERSTUDY_" + name.uppercased().map { $0 == "-" ? "_" : String($0) }.joined()
  }

  /// Whether it may be given several times; a variable then separates values by commas.
  var isRepeatable: Bool {
    switch self {
    case .host, .vendor, .scenario, .snapshot, .set, .controlHost: true
    default: false
    }
  }

  /// Whether its values are pairs, `NAME=VALUE`; in a file, a mapping.
  var isMapping: Bool { self == .vendor || self == .set || self == .snapshot }

  /// Whether only a server that stays has it: where it listens, what it prints, what it keeps.
  var isOfStayingServer: Bool {
    switch self {
    case .port, .host, .portFile, .state, .quiet, .log, .controlPort, .controlToken, .controlHost:
      true
    default: false
    }
  }

  /// Whether its value names a file that is written. Such an option is not taken from a file that
  /// no option has named: a checkout would decide which file is lost.
  var writesFile: Bool { self == .portFile || self == .record }
}
