import ArgumentParser
import Wire

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
    let response = try printing.client().send(
      "POST", "/worlds", .object(body), names: ["name": "<name>"])
    Terminal.say(printing.json ? "\(response)" : WorldList.line(response))
  }
}
