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
      vendor.settings.map { (name: "\(vendor.name).\($0.name)", facts: $0) }
    }
    if json {
      let list = settings.map { name, facts -> JSON in
        [
          "name": .string(name), "default": facts.defaultValue,
          "takes": .string(facts.choices), "why": .string(facts.why),
        ]
      }
      return Terminal.say("\(JSON.array(list))")
    }
    for (name, facts) in settings {
      let value = facts.defaultValue.stringValue ?? "\(facts.defaultValue)"
      Terminal.say("\(name)=\(value)")
      Terminal.say("  takes \(facts.choices); \(facts.why)")
    }
  }
}
