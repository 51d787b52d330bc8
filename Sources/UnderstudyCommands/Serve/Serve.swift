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
  @Option(help: "Write the port to this file once everything is bound.")
  var portFile: String?
  @Option(help: "Keep the default world in this directory.")
  var state: String?
  @OptionGroup var common: CommonOptions
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

  mutating func run() async throws {
    let vendors = Registry.vendors
    let layers = try layers(CurrentProcess.variable)
    for warning in OptionLayer.unread(ParentProcess.found.variables) {
      Terminal.complain("understudy: \(warning)")
    }
    let options = try ServeOptions.read(layers, vendors: vendors)
    try await ServeRunner(options: options, vendors: vendors).run()
  }

  /// Flags, environment and file, in the order in which they count.
  func layers(_ variable: (String) -> String?) throws(CommandError) -> [OptionLayer] {
    try OptionLayer.all(flags: flags, config: common.config, variable)
  }

  private var flags: OptionLayer {
    var layer = common.layer
    let values: [(OptionKey, [String])] = [
      (.port, [port].compactMap { $0 }), (.host, host),
      (.portFile, [portFile].compactMap { $0 }), (.state, [state].compactMap { $0 }),
      (.quiet, quiet ? ["true"] : []), (.log, [log].compactMap { $0 }),
      (.controlPort, [controlPort].compactMap { $0 }),
      (.controlToken, [controlToken].compactMap { $0 }), (.controlHost, controlHost),
    ]
    for (key, texts) in values { layer.add(flag: key, texts) }
    return layer
  }
}
