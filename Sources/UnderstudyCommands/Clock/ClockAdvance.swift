import ArgumentParser
import Wire

/// Moves a clock forward, by a time or until a thing enters a state.
struct ClockAdvance: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "advance", abstract: "Move the clock forward: understudy clock advance 30d",
    discussion: """
      With --until it stops at the instant at which a thing enters a state: \
      understudy clock advance --until 'computer 550e8400-... is running'. Where nothing that is \
      planned leads there, nothing moves and the exit code is 2.
      """)
  @Argument(help: "How far, with its unit: 80ms, 1.5s, 4m, 2h, 30d.")
  var by: String?
  @Option(help: "Until what: '[VENDOR] RESOURCE ID is STATE'.")
  var until: String?
  @Option(help: "How far at most, with --until. (default: 30d)")
  var within: String?
  @Option(help: "How much of what came to pass is listed. (default: 1000)")
  var limit: String?
  @OptionGroup var report: ClockPrinting

  func validate() throws {
    guard (by == nil) != (until == nil) else {
      throw ValidationError("Say how far, or --until what, and not both.")
    }
  }

  func run() throws {
    var body = JSONObject()
    body["by"] = by.map(JSON.string)
    body["until"] = try until.map { try AwaitedSentence($0).json }
    body["within"] = within.map(JSON.string)
    try report.send("POST", "/advance", .object(body), limit: limit)
  }
}

/// Moves a clock forward to an instant.
struct ClockSet: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Move the clock forward to an instant.")
  @Argument(help: "When: 2026-01-02T03:04:05Z.")
  var to: String
  @Option(help: "How much of what came to pass is listed. (default: 1000)")
  var limit: String?
  @OptionGroup var report: ClockPrinting

  func run() throws {
    try report.send("POST", "/set", ["to": .string(to)], limit: limit)
  }
}
