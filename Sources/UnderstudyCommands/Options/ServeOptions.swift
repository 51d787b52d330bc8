import Server
import Simulation
import Wire

/// What `serve` is to do: every option with its value, checked.
struct ServeOptions: Sendable {
  enum LogFormat: String, CaseIterable, Sendable { case text, json }

  /// What worlds begin with.
  enum Baseline: Sendable, Hashable {
    case plain(WorldConfiguration.Baseline)
    /// One of `snapshots`.
    case snapshot(String)
    /// A snapshot in a directory.
    case directory(String)
  }

  var port = 4010
  /// Empty for loopback, both families.
  var hosts: [String] = []
  var vendorPorts: [(vendor: String, port: Int)] = []
  var portFile: String?
  var state: String?
  /// Files, in the order in which their rules are tried.
  var scenarios: [String] = []
  /// Nil for what the scenario says, else demo data; the same goes for seed and clock.
  var baseline: Baseline?
  /// Directories that are read at the start, by the name they are known under.
  var snapshots: [(name: String, directory: String)] = []
  var seed: UInt64?
  var clock: SimulatedClock.Mode?
  var start: Instant?
  var isStrictAboutKeys = false
  /// Whether everything is answered from samples, without state.
  var isStateless = false
  var settings: [String: Settings] = [:]
  /// In bytes; 0 keeps none.
  var journal = 32 * 1024 * 1024
  var makesUnknownWorlds = true
  /// Whether what rules make clients wait for is left out.
  var skipsDelays = false
  var takesMagicValues = true
  var limits = WorldLimits()
  var cors: String?
  /// The file that everything is written down in.
  var record: String?
  var isQuiet = false
  var log = LogFormat.text
  /// A port on which the control plane stands alone.
  var controlPort: Int?
  var controlToken: String?
  var controlHosts: [String] = []

  /// Where each option that is given stands, for messages: `--clock`, `UNDERSTUDY_CLOCK`,
  /// `understudy.yaml:3:7`. Defaults stand nowhere.
  var places: [OptionKey: String] = [:]

  /// Whether the server can be reached from other machines.
  var isExposed: Bool {
    hosts.contains { !ControlGate.isLoopback($0.lowercased()) }
  }

  /// Reads layers of options, the first of which counts most; every fault is gathered.
  static func read(_ layers: [OptionLayer], vendors: [Vendor]) throws(CommandError) -> ServeOptions
  {
    var reader = OptionReader(layers: layers, vendors: vendors)
    let options = reader.options()
    guard reader.faults.isEmpty else { throw CommandError(code: 2, lines: reader.faults) }
    return options
  }
}
