import ArgumentParser

/// What can be done with scenario files, with and without a server.
struct ScenarioCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scenario", abstract: "Check scenario files, and put them to a running server.",
    subcommands: [
      ScenarioCheck.self, ScenarioExplain.self, ScenarioPut.self, ScenarioShow.self,
    ])
}
