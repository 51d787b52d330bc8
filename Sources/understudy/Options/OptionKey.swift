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
  case conjure, cors, record, quiet, log
  case controlPort = "control-port"
  case controlToken = "control-token"
  case controlHost = "control-host"

  /// The variable that sets it: `UNDERSTUDY_PORT_FILE`.
  var variable: String {
    "UNDERSTUDY_" + rawValue.uppercased().map { $0 == "-" ? "_" : String($0) }.joined()
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
}
