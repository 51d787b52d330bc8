import ArgumentParser

/// Forgets a world.
struct WorldDelete: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Forget a world and its requests.")
  @Argument(help: "The world.")
  var name: String
  @OptionGroup var printing: WorldPrinting

  func run() throws {
    let path = "/worlds/\(try printing.client(name).requiringWorld().origin.world ?? name)"
    _ = try printing.client().send("DELETE", path)
    Terminal.say(printing.json ? "{}" : "world '\(name)' is gone")
  }
}
