import Simulation
package import Telemetry
package import Wire

/// A coverage report as JUnit XML, for programs that draw test reports: a suite a vendor, a case a
/// simulated operation.
///
/// What is not covered is skipped; it is a failure where a gate asks for more than its vendor has.
/// The elements and attributes are those that the schemas of Ant and of Jenkins' xUnit plugin both
/// take.
package struct CoverageJUnit {
  private let report: CoverageReport
  private let gate: CoverageGate?
  private let timestamp: String

  /// A document of a report that was made at an instant of wall time.
  package static func text(
    _ report: CoverageReport, gate: CoverageGate? = nil, at now: Instant
  ) -> String {
    // The schema of Ant knows no fractions and no zone.
    let junit = CoverageJUnit(
      report: report, gate: gate, timestamp: String(now.iso8601(.seconds).prefix(19)))
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites>"]
    for (index, vendor) in report.vendors.enumerated() {
      lines += junit.suite(vendor, number: index)
    }
    if report.vendors.isEmpty, let gate, !gate.shortfalls(in: report).isEmpty {
      lines += junit.emptySuite(gate)
    }
    return (lines + ["</testsuites>", ""]).joined(separator: "\n")
  }

  private init(report: CoverageReport, gate: CoverageGate?, timestamp: String) {
    self.report = report
    self.gate = gate
    self.timestamp = timestamp
  }

  private func suite(_ vendor: VendorCoverage, number: Int) -> [String] {
    let measure = gate?.measure ?? .operations
    let isFailing = gate.map { !$0.isPassed(by: vendor) } ?? false
    let cases = vendor.operations.filter(\.simulated)
    let open = cases.filter { !$0.isCovered(in: measure) }
    var lines = [
      head(
        vendor.vendor, number: number, tests: cases.count, failures: isFailing ? open.count : 0,
        skipped: isFailing ? 0 : open.count)
    ]
    lines.append("    <properties>")
    for measure in CoverageMeasure.allCases {
      let ratio = vendor.figures[measure]
      let percent = ratio.percent.map { ", \(CoverageGate.text($0)) %" } ?? ""
      lines.append(
        "      <property name=\"\(measure.rawValue)\""
          + " value=\"\(ratio.covered) of \(ratio.documented)\(percent)\"/>")
    }
    lines.append("    </properties>")
    lines += cases.flatMap { testCase($0, of: vendor, measure, isFailing: isFailing) }
    let unmatched = vendor.undocumented.map {
      "undocumented: \($0.method) \($0.path) x \($0.count) (\($0.hint))"
    }
    lines.append(
      "    <system-out>\(Markup.escaped(unmatched.joined(separator: "\n")))</system-out>")
    return lines + ["    <system-err></system-err>", "  </testsuite>"]
  }

  /// A suite that fails: nothing was called, and something should have been.
  private func emptySuite(_ gate: CoverageGate) -> [String] {
    let reason = Markup.escaped(gate.shortfalls(in: report).joined(separator: "; "))
    return [
      head("coverage", number: 0, tests: 1, failures: 1, skipped: 0),
      "    <properties></properties>",
      "    <testcase name=\"any vendor\" classname=\"coverage\" time=\"0\">",
      "      <failure message=\"\(reason)\" type=\"coverage\"></failure>", "    </testcase>",
      "    <system-out></system-out>", "    <system-err></system-err>", "  </testsuite>",
    ]
  }

  private func head(
    _ name: String, number: Int, tests: Int, failures: Int, skipped: Int
  ) -> String {
    "  <testsuite id=\"\(number)\" package=\"understudy.coverage\" name=\"\(name)\""
      + " timestamp=\"\(timestamp)\" hostname=\"localhost\" tests=\"\(tests)\""
      + " failures=\"\(failures)\" errors=\"0\" skipped=\"\(skipped)\" time=\"0\">"
  }

  private func testCase(
    _ operation: OperationCoverage, of vendor: VendorCoverage, _ measure: CoverageMeasure,
    isFailing: Bool
  ) -> [String] {
    let head =
      "    <testcase name=\"\(Markup.escaped(operation.operation))\""
      + " classname=\"\(vendor.vendor)\" time=\"0\""
    guard !operation.isCovered(in: measure) else { return [head + "/>"] }
    let reason = Markup.escaped(Self.reason(operation, measure))
    let route = Markup.escaped("\(operation.method) \(operation.path)")
    let result =
      isFailing
      ? "<failure message=\"\(reason)\" type=\"coverage\">\(route)</failure>"
      : "<skipped message=\"\(reason)\"></skipped>"
    return [head + ">", "      " + result, "    </testcase>"]
  }

  /// Why an operation is not covered in a measure.
  private static func reason(
    _ operation: OperationCoverage, _ measure: CoverageMeasure
  ) -> String {
    let missing: (String, [String])
    switch measure {
    case .operations:
      guard operation.state == .failed else { return "never called" }
      let answers = operation.outcomes.filter { $0.count > 0 }.map { "\($0.name) x \($0.count)" }
      return "never answered with a success: \(answers.joined(separator: ", "))"
    case .outcomes: missing = ("never answered", operation.missingOutcomes)
    case .requestFields: missing = ("never sent", operation.requestFields.never)
    case .responseFields: missing = ("never served", operation.responseFields.never)
    }
    return "\(missing.0): \(missing.1.joined(separator: ", "))"
  }
}
