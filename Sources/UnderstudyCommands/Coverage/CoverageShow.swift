import ArgumentParser
import Server
import Simulation
import Telemetry
import Wire

/// Says how much of the vendors' documented APIs the clients of a running server have exercised.
struct CoverageShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage", abstract: "Say how much of the documented APIs was exercised.",
    discussion: """
      Of all worlds that the server has had, unless --world names one; of the vendors that were \
      called, unless others are named. With --min-coverage the exit code is 1 where one of them has \
      less.
      """)

  @Argument(help: "Only these vendors, called or not.")
  var vendors: [String] = []
  @Option(help: "text, json, junit or html. (default: text)")
  var format: String?
  @Option(help: "Write to this file instead of the terminal.")
  var output: String?
  @OptionGroup var minimum: CoverageMinimum
  @Flag(help: "Name everything that is missing.")
  var uncovered = false
  @OptionGroup var place: ServerPlace

  func run() throws {
    let options = try CoverageOptions(
      format: format, minimum: minimum.minCoverage, measure: minimum.measure, uncovered: uncovered)
    for name in vendors { _ = try Registry.named(name) }
    let query = vendors.map { "vendor=\(PercentEncoding.encode($0))" }.joined(separator: "&")
    let client = try ControlClient(try place.origin()).requiringWorld(orEvicted: true)
    let response = try client.send(
      "GET", "/coverage" + (query.isEmpty ? "" : "?\(query)"))
    guard let report = try? response.decoded(as: CoverageReport.self) else {
      throw CommandError.failed("the server's report cannot be read; is it of another version?")
    }
    let text = options.render(report)
    if let output {
      try OutputFile.write(Array("\(text)\n".utf8), to: output)
    } else {
      Terminal.say(text)
    }
    let shortfalls = options.gate?.shortfalls(in: report) ?? []
    guard shortfalls.isEmpty else { throw CommandError(code: 1, lines: shortfalls) }
  }
}
