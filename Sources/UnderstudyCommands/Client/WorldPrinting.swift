import ArgumentParser

/// The server that is meant, and how to print what it says.
struct WorldPrinting: ParsableArguments {
  @Option(help: "The server. (default: UNDERSTUDY_URL, else http://127.0.0.1:4010)")
  var url: String?
  @Flag(help: "Print the server's answer as it is.")
  var json = false

  /// The control plane, about a world; nil for the server.
  func client(_ world: String? = nil) throws(CommandError) -> ControlClient {
    ControlClient(try ServerPlace.origin(url, world: world))
  }
}
