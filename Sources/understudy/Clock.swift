import ArgumentParser
import Wire

/// Reads and moves the clock of a running server's world.
struct Clock: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read or move a world's clock.",
    subcommands: [
      Show.self, Advance.self, SetTo.self, Freeze.self, Resume.self, Scale.self,
    ], defaultSubcommand: Show.self)

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show the clock.")
    @OptionGroup var report: ClockPrinting

    func run() throws { try report.send("GET", "") }
  }

  struct Advance: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Move the clock forward: understudy clock advance 30d",
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

  struct SetTo: ParsableCommand {
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

  struct Freeze: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Stop the clock.")
    @OptionGroup var report: ClockPrinting

    func run() throws { try report.send("POST", "/freeze") }
  }

  struct Resume: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Let the clock run as fast as time does.")
    @OptionGroup var report: ClockPrinting

    func run() throws { try report.send("POST", "/resume") }
  }

  struct Scale: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Let the clock run so many times as fast: understudy clock scale 60")
    @Argument(help: "How many times as fast; more than 0, at most 1000000.")
    var factor: String
    @OptionGroup var report: ClockPrinting

    func run() throws {
      guard let number = JSONNumber(spelling: factor) else {
        throw CommandError.refused("'\(factor)' is not a number")
      }
      try report.send("POST", "/scale", ["factor": .number(number)])
    }
  }
}
