import ArgumentParser

/// Reads and moves the clock of a running server's world.
struct ClockCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clock", abstract: "Read or move a world's clock.",
    subcommands: [
      ClockShow.self, ClockAdvance.self, ClockSet.self, ClockFreeze.self, ClockResume.self,
      ClockScale.self,
    ], defaultSubcommand: ClockShow.self)
}

/// Shows a clock.
struct ClockShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the clock.")
  @OptionGroup var report: ClockPrinting

  func run() throws { try report.send("GET", "") }
}
