import ArgumentParser
import Platform
import Server

/// The command: a folder for each noun, `<Noun>/<NounVerb>.swift`; what several nouns need is in
/// `Client`, `Options`, `Output` and `Vendors`.
///
/// Exit codes: 0 fine, 1 could not run or failed, 2 refused input.
struct Understudy: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "understudy",
    abstract: "Stands in for five vendors' workspace APIs, on this machine.",
    discussion: """
      Start it with `understudy serve`, then point a vendor's SDK at it: `understudy env` prints \
      the variables. Exit codes: 0 fine, 1 could not run or failed, 2 refused input.
      """,
    version: Version.text,
    subcommands: [
      Serve.self, Run.self, RunReplay.self, RouteList.self, SettingList.self, MagicList.self,
      DifferenceList.self, OpenAPIPrint.self, Environment.self, Wait.self, ClockCommand.self,
      RequestCommand.self, CoverageShow.self, Reset.self, WorldCommand.self, Doctor.self,
      ScenarioCommand.self, SchemaPrint.self,
    ])
}

/// What `main` runs.
package enum Program {
  /// Runs a command line and ends the process with the exit code that follows from it.
  package static func main() async {
    _ = ParentProcess.found
    do {
      try CommandWords(CommandLine.arguments).check(Understudy.self)
      var command = try Understudy.parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      leave(with: error)
    }
  }

  /// Says what went wrong, or prints the help that was asked for, and exits.
  private static func leave(with error: any Error) -> Never {
    if let error = error as? CommandError {
      for line in error.lines { Terminal.complain("understudy: \(line)") }
      CurrentProcess.exit(error.code)
    }
    let code = Understudy.exitCode(for: error)
    let message = Understudy.fullMessage(for: error)
    if code.isSuccess {
      if !message.isEmpty { Terminal.say(message) }
      CurrentProcess.exit(0)
    }
    if !message.isEmpty { Terminal.complain(message) }
    // What the parser refuses is refused input, against its own convention.
    CurrentProcess.exit(code == .validationFailure ? 2 : max(1, code.rawValue))
  }
}
