import ArgumentParser
import Wire

/// Forks a world.
struct WorldFork: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fork", abstract: "Make a world that goes on from where another stands.")
  @Argument(help: "The world to go on from.")
  var name: String
  @Option(name: .customLong("as"), help: "The name of the new one.")
  var fork: String
  @OptionGroup var printing: WorldPrinting

  func run() throws {
    let response = try printing.client(name).requiringWorld().send(
      "POST", "/fork", ["name": .string(fork)], names: ["name": "--as"])
    Terminal.say(printing.json ? "\(response)" : WorldList.line(response))
  }
}
