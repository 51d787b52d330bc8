import ArgumentParser
import Simulation
import Wire

/// Lists what `--set` takes.
struct SettingList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settings", abstract: "List the vendors' settings, for serve --set.")

  @Argument(help: "Only this vendor's.")
  var vendor: String?
  @Flag(help: "Print an array of objects.")
  var json = false

  func run() throws {
    let settings = try Registry.named(vendor).flatMap { vendor in
      vendor.settings.map { (name: "\(vendor.name).\($0.name)", description: $0) }
    }
    if json {
      let list = settings.map { name, description -> JSON in
        [
          "name": .string(name), "default": description.defaultValue,
          "takes": .string(description.choices), "why": .string(description.why),
        ]
      }
      return Terminal.say("\(JSON.array(list))")
    }
    for (name, description) in settings {
      Terminal.say("\(name)=\(description.defaultText)")
      Terminal.say("  takes \(description.choices); \(description.why)")
    }
  }
}

extension SettingDescription {
  /// The default as it is written on a command line.
  var defaultText: String { defaultValue.stringValue ?? "\(defaultValue)" }
}
