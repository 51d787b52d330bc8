import ArgumentParser
import Wire

/// Lists the worlds of a server.
struct WorldList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the worlds, and those that were let go to make room.")
  @OptionGroup var printing: WorldPrinting

  func run() throws {
    let response = try printing.client().send("GET", "/worlds")
    guard !printing.json else { return Terminal.say("\(response)") }
    for world in response["worlds"]?.arrayValue ?? [] { Terminal.say(Self.line(world)) }
    for world in response["evicted"]?.arrayValue ?? [] {
      Terminal.say("gone: \(world["why"]?.stringValue ?? "")")
    }
  }

  /// A world for people.
  static func line(_ world: JSON) -> String {
    let word = { (name: String) in world[name]?.stringValue ?? "" }
    let vendors = (world["vendors"]?.arrayValue ?? []).compactMap(\.stringValue)
    let kilobytes = ((world["bytes"]?.intValue ?? 0) + 1023) / 1024
    return "\(word("name"))  \(word("now")) \(word("clock"))  seed \(word("seed"))  "
      + "\(word("baseline"))  \(world["requests"]?.intValue ?? 0) requests  \(kilobytes) KiB"
      + (vendors.isEmpty ? "" : "  \(vendors.joined(separator: " "))")
      + (world["renewed"]?.stringValue.map { "\n  \($0), and has begun anew" } ?? "")
  }
}
