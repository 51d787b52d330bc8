import ArgumentParser
import Wire

/// Lists the worlds of a server.
struct WorldListing: ParsableCommand {
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

/// Makes a world.
struct WorldCreate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Make a world that differs from the others.",
    discussion: "A world that differs in nothing need not be made: its first request makes it.")
  @Argument(help: "Its name.")
  var name: String
  @Option(help: "What its ids and chance are made from.")
  var seed: String?
  @Option(help: "What it holds at first: demo, empty or snapshot:NAME.")
  var baseline: String?
  @Option(help: "How its time runs: real, frozen or scaled:N.")
  var clock: String?
  @Option(help: "Where its time starts: 2026-01-02T03:04:05Z.")
  var start: String?
  @OptionGroup var printing: WorldPrinting

  func run() throws {
    var body: JSONObject = ["name": .string(name)]
    if let seed {
      guard let number = JSONNumber(spelling: seed) else {
        throw CommandError.refused("--seed: '\(seed)' is not a number")
      }
      body["seed"] = .number(number)
    }
    body["baseline"] = baseline.map { .string($0) }
    body["clock"] = clock.map { .string($0) }
    body["start"] = start.map { .string($0) }
    let response = try printing.client().send("POST", "/worlds", .object(body))
    Terminal.say(printing.json ? "\(response)" : WorldListing.line(response))
  }
}

/// Forks a world.
struct WorldFork: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fork", abstract: "Make a world that goes on from where another stands.")
  @Argument(help: "The world to go on from.")
  var name: String
  @Option(name: .customLong("as"), help: "The name of the new one.")
  var fork: String
  @OptionGroup var printing: WorldPrinting

  func run() throws {
    let response = try printing.client(name).send("POST", "/fork", ["name": .string(fork)])
    Terminal.say(printing.json ? "\(response)" : WorldListing.line(response))
  }
}

/// Begins a world anew.
struct WorldReset: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset", abstract: "Begin a world anew from its baseline; its clock goes on.")
  @Argument(help: "The world.")
  var name: String
  @OptionGroup var printing: WorldPrinting

  func run() throws {
    let response = try printing.client(name).send("POST", "/reset")
    Terminal.say(printing.json ? "\(response)" : WorldListing.line(response))
  }
}

/// Says what makes one world of another.
struct WorldDiff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Print what makes the second world of the first: a JSON Patch.",
    discussion: "Exit code 0, whether they differ or not; no difference prints [].")
  @Argument(help: "The world to begin with.")
  var from: String
  @Argument(help: "The world to end with, or snapshot:NAME.")
  var to: String
  @OptionGroup var printing: WorldPrinting

  func run() throws {
    let response = try printing.client(from).send(
      "GET", "/diff?with=\(PercentEncoding.encode(to))")
    guard !printing.json, let operations = response.arrayValue, !operations.isEmpty else {
      return Terminal.say("\(response)")
    }
    // One operation a line, still one document.
    for (index, operation) in operations.enumerated() {
      let mark = index == 0 ? "[" : " "
      Terminal.say("\(mark)\(operation)\(index == operations.count - 1 ? "]" : ",")")
    }
  }
}

/// Forgets a world.
struct WorldDelete: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Forget a world and its requests.")
  @Argument(help: "The world.")
  var name: String
  @OptionGroup var printing: WorldPrinting

  func run() throws {
    let path = "/worlds/\(try printing.client(name).origin.world ?? name)"
    _ = try printing.client().send("DELETE", path)
    Terminal.say(printing.json ? "{}" : "world '\(name)' is gone")
  }
}
