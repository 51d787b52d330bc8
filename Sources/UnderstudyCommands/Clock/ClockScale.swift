import ArgumentParser
import Wire

/// Lets a clock run so many times as fast as time.
struct ClockScale: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scale",
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

/// Stops a clock.
struct ClockFreeze: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "freeze", abstract: "Stop the clock.")
  @OptionGroup var report: ClockPrinting

  func run() throws { try report.send("POST", "/freeze") }
}

/// Lets a clock run as fast as time does.
struct ClockResume: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Let the clock run as fast as time does.")
  @OptionGroup var report: ClockPrinting

  func run() throws { try report.send("POST", "/resume") }
}
