import ArgumentParser

/// What can be done with scenario files without a server.
struct ScenarioFiles: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scenario", abstract: "Look at scenario files without a server.",
    subcommands: [ScenarioCheck.self, ScenarioExplain.self])
}
