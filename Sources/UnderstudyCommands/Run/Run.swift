import ArgumentParser
import Platform
import Server
import Simulation
import Telemetry
import Wire

/// Runs a command against a server of its own, and says what came of it.
struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run a command against a server of its own: understudy run -- pytest",
    discussion: """
      The command gets every vendor SDK's variables (as `understudy env` prints them) and \
      UNDERSTUDY_URL. Its input, output and terminal are this one's, untouched; a short summary \
      follows on standard error. Exit code: the command's own, 128 and the number of the signal that \
      ended it, 126 or 127 where it could not be started; 1 where it succeeded and a gate did not; 2 \
      where options are refused.
      """)

  @Option(help: "A scenario file: what fails, how slowly; unmet expectations fail; repeatable.")
  var scenario: [String] = []
  @OptionGroup var worlds: WorldOptions
  @Option(help: "A vendor's setting: VENDOR.NAME=VALUE; repeatable.")
  var set: [String] = []
  @Option(help: "The file to read options from. (default: understudy.yaml, where there is one)")
  var config: String?
  @Flag(help: "Leave out what rules make clients wait for.")
  var noDelays = false
  @Flag(help: "Take magic keys and names for ordinary ones.")
  var noMagicValues = false
  @Option(help: "Fail where less than so many percent of a vendor's API were exercised.")
  var minCoverage: String?
  @Option(
    help: """
      What --min-coverage is of: operations, outcomes, request_fields or response_fields. \
      (default: operations)
      """)
  var measure: String?
  @Option(help: "Write what was exercised to this file as JSON.")
  var coverageJson: String?
  @Option(help: "Write what was exercised to this file as JUnit XML.")
  var coverageJunit: String?
  @Option(help: "Write what was exercised to this file as a page.")
  var coverageHtml: String?
  @Option(help: "Fail on any of these, separated by commas: undocumented, unsimulated, leftovers.")
  var failOn: String?
  @Option(help: "Write the run down in this file, for replay.")
  var record: String?
  @Flag(help: "Print no summary; what fails the run is said all the same.")
  var quiet = false
  @Option(help: "Write the summary to this file as JSON.")
  var summaryJson: String?

  @Argument(parsing: .postTerminator, help: "The command and its arguments, behind --.")
  var command: [String] = []

  func validate() throws {
    if command.isEmpty {
      throw ValidationError("name a command behind --: understudy run -- pytest")
    }
  }

  /// The options of `serve` that make sense here; the others are left to servers that stay.
  private static let served: Set<OptionKey> = [
    .scenario, .baseline, .snapshot, .seed, .clock, .start, .auth, .set, .journal, .noUnknownWorlds,
    .noDelays, .noMagicValues,
  ]

  func run() async throws {
    let parent = ParentProcess.found
    let vendors = Registry.vendors
    let runner = ServeRunner(
      options: try options(CurrentProcess.variable, vendors), vendors: vendors)
    let gates = try RunGate.read(failOn)
    let coverage = try CoverageOptions(
      format: nil, minimum: minCoverage, measure: measure, uncovered: false)
    let file = try record.map { path throws(CommandError) in try RecordFile(path) }
    let audit = RemainingResourceAudit(vendors)
    let router = try await runner.router(record: file?.take, observer: audit)
    SignalForwarder.install()
    let words = command
    let began = ContinuousClock.now
    async let auditing: Void = audit.run()
    let end = try await runner.serve(
      { await router.handle($0) },
      while: { port async throws(CommandError) in
        if let signal = SignalForwarder.ending { return ChildProcess.End.killed(by: signal) }
        let environment = Self.environment(parent.environment, vendors, port)
        return try await Self.start(words, environment, parent).ended()
      })
    audit.finish()
    await auditing
    router.recorder?.finish()
    file?.finish()
    let counters = router.worlds.coverageStore.total
    let summary = RunSummary(
      words: words, end: end, duration: ContinuousClock.now - began,
      counts: RunCounts(counters, vendors: vendors),
      coverage: CoverageReport(vendors: vendors, counters: counters),
      expectations: await Self.expectations(in: router.worlds),
      leftovers: try await audit.result(in: router.worlds))
    try write(summary.coverage, coverage.gate)
    let failures =
      summary.shortfalls(gates, coverage.gate) + [file?.complaint].compactMap { $0 }
    try conclude(summary, failures)
  }

  /// Starts the command, or says with a shell's codes why not: 127 where there is no such program,
  /// 126 where it cannot be run.
  private static func start(
    _ words: [String], _ environment: [[UInt8]], _ parent: ParentProcess
  ) throws(CommandError) -> ChildProcess {
    do throws(SystemError) {
      return try ChildProcess(words, environment: environment, parent)
    } catch {
      let isMissing = error == .noSuchFile || error == .notDirectory
      let hint = error == .notExecutable ? "; does it lack a first line like #!/bin/sh?" : ""
      throw CommandError(
        code: isMissing ? 127 : 126, lines: ["cannot run '\(words[0])': \(error)\(hint)"])
    }
  }

  /// Prints what is to be printed and ends with the code that follows from it all.
  private func conclude(_ summary: RunSummary, _ failures: [String]) throws(CommandError) {
    if !quiet { for line in summary.lines { Terminal.complain(line) } }
    for failure in failures { Terminal.complain("understudy: failed: \(failure)") }
    let code = summary.end.code == 0 && !failures.isEmpty ? 1 : summary.end.code
    if let summaryJson {
      let text = summary.json(code: code, failures: failures).serialized(pretty: true)
      try OutputFile.write(text + [UInt8(ascii: "\n")], to: summaryJson)
    }
    // Not by way of an error: the codes of a child are no codes of this command.
    if code != 0 { CurrentProcess.exit(code) }
  }

  /// Writes the report of coverage in every form that is wanted.
  private func write(_ report: CoverageReport, _ gate: CoverageGate?) throws(CommandError) {
    for (form, path) in [
      (CoverageOptions.Format.json, coverageJson), (.junit, coverageJunit), (.html, coverageHtml),
    ] {
      guard let path else { continue }
      let text = CoverageOptions.render(report, as: form, gate: gate)
      try OutputFile.write(Array("\(text)\n".utf8), to: path)
    }
  }

  /// Reads flags, environment and file, as `serve` does.
  func options(
    _ variable: (String) -> String?, _ vendors: [Vendor]
  ) throws(CommandError) -> ServeOptions {
    var flags = OptionLayer()
    let values: [(OptionKey, [String])] = [
      (.scenario, scenario), (.set, set), (.noDelays, noDelays ? ["true"] : []),
      (.noMagicValues, noMagicValues ? ["true"] : []),
    ]
    for (key, texts) in values + worlds.values { flags.add(flag: key, texts) }
    let layers = try OptionLayer.all(flags: flags, config: config, variable)
    return try ServeOptions.read(layers.map { $0.only(Self.served) }, vendors: vendors)
  }

  /// What the child finds in its environment: what was there, and over it what points SDKs here.
  static func environment(
    _ inherited: [[UInt8]], _ vendors: [Vendor], _ port: Int
  ) -> [[UInt8]] {
    let origin = "http://127.0.0.1:\(port)"
    let others = CurrentProcess.variable("NO_PROXY") ?? CurrentProcess.variable("no_proxy")
    let own =
      [("UNDERSTUDY_URL", origin)]
      + Environment.variables(of: vendors, origin: origin, others: others).map {
        ($0.name, $0.value)
      }
    // A world or a token that was meant for another server would lead this one's clients astray.
    let replaced = Set(own.map(\.0) + ["UNDERSTUDY_WORLD", "UNDERSTUDY_CONTROL_TOKEN"])
    let kept = inherited.filter { entry in
      !replaced.contains(String(decoding: entry.prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self))
    }
    return kept + own.map { Array("\($0)=\($1)".utf8) }
  }

  /// Expectations over all worlds, also those that are gone: each rule's hits in any of them count.
  private static func expectations(in worlds: Worlds) async -> [ExpectationResult] {
    var results: [ExpectationResult] = []
    for world in worlds.all { results += await world.ownExpectations }
    return ExpectationResult.sum(results + worlds.configuration.expectations.results)
  }
}
