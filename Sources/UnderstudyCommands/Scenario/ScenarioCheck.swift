import ArgumentParser
import Scenarios
import Simulation
import Wire

/// Reads scenario files and says what is wrong with them.
struct ScenarioCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check scenario files: exit 0 if all are fine, 2 if not.",
    discussion: "Each file is judged by itself; - is standard input.")

  @Argument(help: "The files, YAML or JSON.")
  var files: [String]
  @Flag(help: "Print an array of what is wrong: file, line, column, pointer, message.")
  var json = false

  func validate() throws {
    if files.isEmpty { throw ValidationError("name at least one file") }
  }

  func run() throws {
    var findings: [ScenarioError.Finding] = []
    for file in files {
      guard let text = try TextFile.read(file == "-" ? "/dev/stdin" : file) else {
        throw CommandError.refused("there is no file \(file)")
      }
      do throws(ScenarioError) {
        let scenario = try ScenarioFile.read(
          text, named: file, vendors: Registry.vendors, now: WallClock.now())
        if !json { Terminal.say("\(file): fine: \(Self.summary(of: scenario))") }
      } catch {
        findings += error.findings
        if !json { for finding in error.findings { Terminal.complain("\(finding)") } }
      }
    }
    if json {
      let report = findings.isEmpty ? [] : ScenarioError(findings: findings).json
      Terminal.say(String(decoding: report.serialized(), as: UTF8.self))
    }
    if !findings.isEmpty { throw CommandError(code: 2, lines: []) }
  }

  /// What a scenario holds, in a few words: `3 rules, 1 limit`.
  static func summary(of scenario: Scenario) -> String {
    let limits = scenario.limits.values.reduce(scenario.rates.count) { $0 + $1.count }
    let settings = scenario.settings.values.reduce(0) { $0 + $1.count }
    let parts = [
      (scenario.rules.count, "rule"), (limits, "limit"), (scenario.progressions.count, "move"),
      (scenario.lags.values.reduce(0) { $0 + $1.count }, "lag"),
      (settings, "setting"), (scenario.expectations.count, "expectation"),
      (scenario.seed == nil ? 0 : 1, "seed"), (scenario.clock == nil ? 0 : 1, "clock"),
      (scenario.baseline == nil ? 0 : 1, "baseline"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
    return parts.isEmpty ? "nothing scripted" : parts.joined(separator: ", ")
  }
}
