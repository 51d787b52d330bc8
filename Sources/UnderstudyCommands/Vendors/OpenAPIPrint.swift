import ArgumentParser
import Server
import Simulation
import Wire

/// Prints a vendor's OpenAPI document.
struct OpenAPIPrint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "openapi", abstract: "Print a vendor's OpenAPI 3.1 document as simulated.")

  @Argument(help: "The vendor, or `control` for the control plane.")
  var vendor: String

  func run() throws {
    let document =
      if vendor == "control" {
        ControlDocument.make()
      } else {
        OpenAPI.document(of: try Registry.named(vendor)[0], version: Version.text)
      }
    Terminal.say(String(decoding: document.serialized(pretty: true), as: UTF8.self))
  }
}
