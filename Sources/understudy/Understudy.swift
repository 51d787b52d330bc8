import ArgumentParser

/// The command: one file per verb.
@main
struct Understudy: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "understudy",
    abstract: "Stands in for five vendors' workspace APIs, on this machine.",
    version: "0.1.0", subcommands: [Serve.self], defaultSubcommand: Serve.self)
}
