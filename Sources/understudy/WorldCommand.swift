import ArgumentParser

/// Speaks of the worlds of a running server.
struct WorldCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "world", abstract: "List, make, fork, compare and keep worlds.",
    discussion: "docs/worlds.md says what each of them does to databases, clock, ids and rules.",
    subcommands: [
      WorldListing.self, WorldCreate.self, WorldFork.self, WorldReset.self, WorldSnapshot.self,
      WorldRestore.self, WorldSnapshots.self, WorldDiff.self, WorldDelete.self,
    ], defaultSubcommand: WorldListing.self)
}

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
