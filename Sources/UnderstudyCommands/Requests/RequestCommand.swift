import ArgumentParser

/// Reads the requests that a running server has recorded.
struct RequestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "requests", abstract: "Read recorded requests.",
    subcommands: [RequestList.self, RequestVerify.self], defaultSubcommand: RequestList.self)
}
