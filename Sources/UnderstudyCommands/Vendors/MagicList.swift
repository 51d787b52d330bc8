import ArgumentParser
import Simulation
import Wire

/// Lists keys, names and headers that select behaviour without a control plane.
struct MagicList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "magic", abstract: "List keys and names that select behaviour.")

  @Argument(help: "Only this vendor's.")
  var vendor: String?
  @Flag(help: "Print an array of objects.")
  var json = false

  func run() throws {
    let vendors = try Registry.named(vendor)
    if json {
      let list = vendors.flatMap { vendor in
        vendor.magicValues.map { value -> JSON in
          [
            "vendor": .string(vendor.name), "name": .string(value.name),
            "value": .string(value.text), "place": .string(value.place.description),
            "effect": .string(value.effect), "source": .string(value.source.description),
          ]
        }
      }
      return Terminal.say("\(JSON.array(list))")
    }
    for vendor in vendors {
      for value in vendor.magicValues {
        Terminal.say("\(vendor.name): \(value.text)  (\(value.place))")
        Terminal.say("  \(value.effect); \(value.source)")
      }
    }
  }
}
