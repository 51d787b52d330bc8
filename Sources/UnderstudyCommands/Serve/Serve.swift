import ArgumentParser
import Logging
import Platform
import Server
import ServiceLifecycle
import Simulation
import UnixSignals

/// Serves until it is told to stop.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serve all vendors on one port.",
    discussion: """
      Each option can also be set in the environment (UNDERSTUDY_PORT, UNDERSTUDY_PORT_FILE, ...; \
      several values separated by commas) and in understudy.yaml under its name without dashes. A \
      flag counts more than the environment, the environment more than the file.
      """)

  @Option(help: "The port; 0 picks a free one. (default: 4010)")
  var port: String?
  @Option(help: "An address to listen on instead of loopback; repeatable. Needs --control-token.")
  var host: [String] = []
  @Option(help: "A port on which one vendor stands at the root: NAME=PORT; repeatable.")
  var vendor: [String] = []
  @Option(help: "Write the port to this file once everything is bound.")
  var portFile: String?
  @Option(help: "Keep the default world in this directory.")
  var state: String?
  @Option(help: "A scenario file: what fails, how slowly, how long things take; repeatable.")
  var scenario: [String] = []
  @OptionGroup var worlds: WorldOptions
  @Flag(help: "Answer every operation from samples, without state.")
  var stateless = false
  /// The flag as 0.1.0 called it.
  @Flag(name: .customLong("conjure"), help: .hidden)
  var formerStateless = false
  @Option(help: "A vendor's setting: VENDOR.NAME=VALUE; repeatable.")
  var set: [String] = []
  @Option(help: "How much of the requests is kept for reading; 0 for none. (default: 32MiB)")
  var journal: String?
  @Flag(help: "Answer 404 for a world that nobody has made.")
  var noUnknownWorlds = false
  @Flag(help: "Leave out what rules make clients wait for: delays, silence, slow bytes.")
  var noDelays = false
  @Flag(help: "Take magic keys and names for ordinary ones; `understudy magic` lists them.")
  var noMagicValues = false
  @Option(help: "How long a world is kept that nobody asks: 30m; 0 for ever. (default: 30m)")
  var worldTtl: String?
  @Option(help: "How many worlds are kept beside the default one. (default: 2000)")
  var maxWorlds: String?
  @Option(help: "How many bytes all worlds may hold, and all snapshots again. (default: 1GiB)")
  var maxWorldBytes: String?
  @Option(help: "The origin whose pages may call vendors' routes, or *.")
  var cors: String?
  @Option(help: "Write everything down in this file, for replay.")
  var record: String?
  @Flag(help: "Print no line for each request.")
  var quiet = false
  @Option(help: "The form of those lines: text or json. (default: text)")
  var log: String?
  @Option(help: "A port on which the control plane stands alone, beside the one that all share.")
  var controlPort: String?
  @Option(help: "What the control plane asks for: Authorization: Bearer TOKEN.")
  var controlToken: String?
  @Option(help: "A further Host that the control plane answers to; repeatable.")
  var controlHost: [String] = []
  @Option(help: "The file to read options from. (default: understudy.yaml, where there is one)")
  var config: String?

  mutating func run() async throws {
    let vendors = Registry.vendors
    let options = try ServeOptions.read(try layers(CurrentProcess.variable), vendors: vendors)
    try await ServeRunner(options: options, vendors: vendors).run()
  }

  /// Flags, environment and file, in the order in which they count.
  func layers(_ variable: (String) -> String?) throws(CommandError) -> [OptionLayer] {
    try OptionLayer.all(flags: flags, config: config, variable)
  }

  private var flags: OptionLayer {
    var layer = OptionLayer()
    let values: [(OptionKey, [String])] = [
      (.port, [port].compactMap { $0 }), (.host, host), (.vendor, vendor),
      (.portFile, [portFile].compactMap { $0 }), (.state, [state].compactMap { $0 }),
      (.scenario, scenario), (.set, set), (.journal, [journal].compactMap { $0 }),
      (.stateless, stateless ? ["true"] : []),
      (.noUnknownWorlds, noUnknownWorlds ? ["true"] : []),
      (.noDelays, noDelays ? ["true"] : []),
      (.noMagicValues, noMagicValues ? ["true"] : []), (.cors, [cors].compactMap { $0 }),
      (.record, [record].compactMap { $0 }),
      (.worldTTL, [worldTtl].compactMap { $0 }), (.maxWorlds, [maxWorlds].compactMap { $0 }),
      (.maxWorldBytes, [maxWorldBytes].compactMap { $0 }),
      (.quiet, quiet ? ["true"] : []), (.log, [log].compactMap { $0 }),
      (.controlPort, [controlPort].compactMap { $0 }),
      (.controlToken, [controlToken].compactMap { $0 }), (.controlHost, controlHost),
    ]
    for (key, texts) in values + worlds.values { layer.add(flag: key, texts) }
    if formerStateless {
      layer.add(former: .stateless, "true", at: "--conjure", now: "--stateless")
    }
    return layer
  }
}
