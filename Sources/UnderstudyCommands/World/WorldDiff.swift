import ArgumentParser
import Simulation
import Wire

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
    let client = try printing.client(from).requiringWorld()
    if Snapshot.name(inBaseline: to) == nil { try client.requireWorld(to) }
    let response = try client.send(
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
