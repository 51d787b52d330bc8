import ArgumentParser
import HTTPTransport
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

  @OptionGroup var common: CommonOptions
  @OptionGroup var minimum: CoverageMinimum
  @Option(help: "Write what was exercised to this file as JSON.")
  var coverageJson: String?
  @Option(help: "Write what was exercised to this file as JUnit XML.")
  var coverageJunit: String?
  @Option(help: "Write what was exercised to this file as a page.")
  var coverageHtml: String?
  @Option(help: "Fail on any of these, separated by commas: undocumented, unsimulated, leftovers.")
  var failOn: String?
  @OptionGroup var generic: GenericVariables
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

  func run() async throws {
    let parent = ParentProcess.found
    let vendors = Registry.vendors
    let runner = ServeRunner(
      options: try options(CurrentProcess.variable, parent.variables, vendors), vendors: vendors)
    let gates = try RunGate.read(failOn)
    let coverage = try CoverageOptions(
      format: nil, minimum: minimum.minCoverage, measure: minimum.measure, uncovered: false)
    for (option, path) in outputs { try OutputFile.requireWriting(to: path, for: option) }
    let file = try runner.options.record.map { path throws(CommandError) in try RecordFile(path) }
    let audit = RemainingResourceAudit(vendors)
    let router = try await runner.router(record: file?.take, observer: audit)
    SignalForwarder.install()
    let words = command
    let sets = generic.genericVariables
    let began = ContinuousClock.now
    async let auditing: Void = audit.run()
    let end = try await runner.serve(
      router,
      while: { listeners async throws(CommandError) in
        if let signal = SignalForwarder.ending { return ChildProcess.End.killed(by: signal) }
        let environment = Self.environment(
          parent.environment, vendors, listeners, generic: sets)
        let child = try Self.start(words, environment, parent)
        return await withTaskCancellationHandler {
          await child.ended()
        } onCancel: {
          Terminal.complain("understudy: the server has stopped; ending \(words[0])")
          child.terminate()
        }
      })
    audit.finish()
    await auditing
    router.recorder?.finish()
    file?.finish()
    let counters = router.worlds.coverageStore.total
    var faults = [file?.complaint].compactMap { $0 }
    var leftovers: [RemainingResource] = []
    do { leftovers = try await audit.result(in: router.worlds) } catch {
      faults.append("what is left behind cannot be told: \(error)")
    }
    let summary = RunSummary(
      words: words, end: end, duration: ContinuousClock.now - began,
      counts: RunCounts(counters, vendors: vendors),
      coverage: CoverageReport(vendors: vendors, counters: counters),
      expectations: await Self.expectations(in: router.worlds),
      leftovers: leftovers)
    faults += write(summary.coverage, coverage.gate)
    conclude(summary, summary.shortfalls(gates, coverage.gate) + faults)
  }

  /// The files that are written at the end, each with the option that names it.
  private var outputs: [(option: String, path: String)] {
    [
      ("--summary-json", summaryJson), ("--coverage-json", coverageJson),
      ("--coverage-junit", coverageJunit), ("--coverage-html", coverageHtml),
    ].compactMap { option, path in path.map { (option, $0) } }
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

  /// Prints what is to be printed and ends with the code that follows from it all: the child's own,
  /// unless that is 0.
  private func conclude(_ summary: RunSummary, _ failures: [String]) {
    if !quiet { for line in summary.lines { Terminal.complain(line) } }
    for failure in failures { Terminal.complain("understudy: failed: \(failure)") }
    var code = summary.end.code == 0 && !failures.isEmpty ? 1 : summary.end.code
    if let summaryJson {
      let text = summary.json(code: code, failures: failures).serialized(pretty: true)
      for fault in Self.faults({ () throws(CommandError) in
        try OutputFile.write(text + [UInt8(ascii: "\n")], to: summaryJson, isPrivate: true)
      }) {
        Terminal.complain("understudy: failed: \(fault)")
        if code == 0 { code = 1 }
      }
    }
    // Not by way of an error: the codes of a child are no codes of this command.
    if code != 0 { CurrentProcess.exit(code) }
  }

  /// Writes the report of coverage in every form that is wanted.
  ///
  /// - Returns: Why a form could not be written.
  private func write(_ report: CoverageReport, _ gate: CoverageGate?) -> [String] {
    let forms: [(CoverageOptions.Format, String?)] = [
      (.json, coverageJson), (.junit, coverageJunit), (.html, coverageHtml),
    ]
    return forms.flatMap { form, path -> [String] in
      guard let path else { return [] }
      let text = CoverageOptions.render(report, as: form, gate: gate)
      return Self.faults { () throws(CommandError) in
        try OutputFile.write(Array("\(text)\n".utf8), to: path)
      }
    }
  }

  private static func faults(_ body: () throws(CommandError) -> Void) -> [String] {
    do throws(CommandError) {
      try body()
      return []
    } catch { return error.lines }
  }

  /// Reads flags, environment and file, as `serve` does. What only a server that stays has is said
  /// to be without effect, or refused where answers would differ.
  func options(
    _ variable: (String) -> String?, _ variables: [String], _ vendors: [Vendor]
  ) throws(CommandError) -> ServeOptions {
    let layers = try OptionLayer.all(flags: common.layer, config: common.config, variable)
    if let state = layers.lazy.compactMap({ $0.values[.state]?.last }).first {
      throw .refused(
        "\(state.place): the worlds of a run end with it; leave the state directory out, or take a "
          + "snapshot's directory as --baseline")
    }
    if !quiet {
      for line in OptionLayer.unread(variables) + [Self.left(by: layers)].compactMap({ $0 }) {
        Terminal.complain("understudy: \(line)")
      }
    }
    var free = OptionLayer()
    free.add(.port, "0", at: "run")
    return try ServeOptions.read(
      layers.map { $0.only { !$0.isOfStayingServer } } + [free], vendors: vendors)
  }

  /// What is given and is without effect, for a person; nil where there is none.
  static func left(by layers: [OptionLayer]) -> String? {
    // A run prints none of the lines that the first two are about; a variable with a token is for
    // clients of another server.
    let silent: Set<OptionKey> = [.quiet, .log]
    let left = OptionKey.allCases.filter { $0.isOfStayingServer && !silent.contains($0) }
      .compactMap { key in layers.lazy.compactMap { $0.values[key]?.last }.first?.place }
      .filter { $0 != OptionKey.controlToken.variable }
    guard !left.isEmpty else { return nil }
    return "without effect, as a run listens on a free port of this machine: "
      + left.joined(separator: ", ")
  }

  /// What the child finds in its environment: what was there, and over it what points SDKs here.
  static func environment(
    _ inherited: [[UInt8]], _ vendors: [Vendor], _ listeners: [BoundListener], generic: Bool
  ) -> [[UInt8]] {
    let origin = "http://127.0.0.1:\(listeners.first?.port ?? 0)"
    let ports = listeners.compactMap { listener in
      listener.label.map { ($0, "http://127.0.0.1:\(listener.port)") }
    }
    let others = CurrentProcess.variable("NO_PROXY") ?? CurrentProcess.variable("no_proxy")
    let own =
      [("UNDERSTUDY_URL", origin)]
      + Environment.variables(
        of: vendors, origin: origin, others: others, generic: generic,
        ports: Dictionary(ports) { first, _ in first }
      ).map { ($0.name, $0.value) }
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
