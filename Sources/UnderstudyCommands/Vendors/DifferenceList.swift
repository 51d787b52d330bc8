import ArgumentParser
import Simulation

/// Prints where the simulation is known to differ from a vendor.
struct DifferenceList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "differences",
    abstract: "Say where the simulation is known to differ from the vendor, as Markdown.")

  @Argument(help: "Only this vendor's.")
  var vendor: String?

  func run() throws {
    let vendors = try Registry.named(vendor)
    for vendor in vendors {
      if vendors.count > 1 { Terminal.say("# \(vendor.description.title)\n") }
      Terminal.say(DifferenceSection.text(of: vendor))
    }
  }
}
