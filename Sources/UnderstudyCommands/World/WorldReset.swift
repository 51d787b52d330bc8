import ArgumentParser
import Wire

/// Begins a world anew.
struct WorldReset: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset", abstract: "Begin a world anew from its baseline; its clock goes on.")
  @Argument(help: "The world.")
  var name: String
  @OptionGroup var printing: WorldPrinting

  func run() throws {
    let response = try printing.client(name).requiringWorld().send("POST", "/reset")
    Terminal.say(printing.json ? "\(response)" : WorldList.line(response))
  }
}

/// Begins the world anew that the options of a server name: `understudy reset`.
struct Reset: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Begin a world anew from its baseline; its clock goes on.")

  @OptionGroup var place: ServerPlace
  @Flag(help: "Print the server's answer as it is.")
  var json = false

  func run() throws {
    let response = try ControlClient(try place.origin()).requiringWorld()
      .send("POST", "/reset")
    let name = response["name"]?.stringValue ?? ""
    Terminal.say(json ? "\(response)" : "world '\(name)' begins anew")
  }
}
