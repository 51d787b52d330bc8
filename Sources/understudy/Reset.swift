import ArgumentParser
import Wire

/// Begins a running server's world anew.
struct Reset: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Begin a world anew from its baseline; its clock goes on.")

  @OptionGroup var place: ServerPlace
  @Flag(help: "Print the server's answer as it is.")
  var json = false

  func run() throws {
    let response = try ControlClient(try place.origin()).send("POST", "/reset")
    let name = response["name"]?.stringValue ?? ""
    Terminal.say(json ? "\(response)" : "world '\(name)' begins anew")
  }
}
