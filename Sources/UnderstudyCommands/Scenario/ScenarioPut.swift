import ArgumentParser
import Scenarios
import Simulation
import Wire

/// Puts a scenario to a world of a running server, in the place of everything that was scripted.
struct ScenarioPut: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "put", abstract: "Put a scenario to a world of a running server.",
    discussion: "It takes the place of everything that is scripted in that world.")

  @Argument(help: "The file, YAML or JSON; - is standard input.")
  var file: String
  @OptionGroup var report: ScenarioPrinting

  func run() throws {
    guard let text = try TextFile.read(file == "-" ? "/dev/stdin" : file) else {
      throw CommandError.refused("there is no file \(file)")
    }
    var document: JSONObject
    do throws(ScenarioError) {
      // Read here first, so that what is wrong has a line and a column.
      let scenario = try ScenarioFile.read(
        text, named: file, vendors: Registry.vendors, now: WallClock.now())
      document = scenario.documents.first?.objectValue ?? [:]
      document["name"] = .string(scenario.name)
    } catch {
      throw CommandError(code: 2, lines: error.findings.map(\.description))
    }
    try report.send("PUT", .object(document))
  }
}

/// Tells what is scripted in a world of a running server, and what has come of it.
struct ScenarioShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show what is scripted in a world: all parts, rules with their hits, expectations.")

  @OptionGroup var report: ScenarioPrinting

  func run() throws { try report.send("GET") }
}

/// The scenario of a world of a running server, for people or as the server tells it.
struct ScenarioPrinting: ParsableArguments {
  @OptionGroup var place: ServerPlace
  @Flag(help: "Print the server's answer as it is.")
  var json = false

  func send(_ method: String, _ body: JSON? = nil) throws(CommandError) {
    var client = ControlClient(try place.origin())
    // A scenario may be what a world begins with; only reading needs one.
    if method == "GET" { client = try client.requiringWorld() }
    let response = try client.send(method, "/scenario", body)
    if json { return Terminal.say("\(response)") }
    let name = response["name"]?.stringValue ?? "nothing"
    Terminal.say("world '\(response["world"]?.stringValue ?? "")': \(name)")
    if let text = response["description"]?.stringValue, !text.isEmpty { Terminal.say("  \(text)") }
    for part in ScenarioParts.all(of: response["documents"]?.arrayValue ?? []) {
      Terminal.say("  \(part.line)")
    }
    for rule in response["rules"]?.arrayValue ?? [] {
      Terminal.say(
        "  rule \(rule["name"]?.stringValue ?? ""): \(rule["hits"]?.intValue ?? 0) hits of "
          + "\(rule["matches"]?.intValue ?? 0) matches")
      let parts = ["match", "when", "then"].compactMap { key in
        rule[key].flatMap { $0.isNull ? nil : "\(key) \($0)" }
      }
      if !parts.isEmpty { Terminal.say("    \(parts.joined(separator: " "))") }
      if let expires = rule["expires"]?.stringValue { Terminal.say("    until \(expires)") }
    }
    for result in response["expectations"]?.arrayValue ?? [] {
      let outcome = result["met"] == true ? "met" : "unmet"
      Terminal.say(
        "  \(outcome): \(result["rule"]?.stringValue ?? "") "
          + "wants \(result["wanted"]?.stringValue ?? "") hits, "
          + "has \(result["hits"]?.intValue ?? 0)")
    }
  }
}
