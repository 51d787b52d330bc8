import Simulation
package import Telemetry

/// A coverage report for a terminal or the log of a build: plain text, columns aligned, no line
/// that depends on how wide the terminal is.
package struct CoverageText {
  private let report: CoverageReport

  /// The report; with `uncovered`, everything that is missing by name.
  package static func lines(_ report: CoverageReport, uncovered: Bool = false) -> [String] {
    let text = CoverageText(report: report)
    let place = report.world.map { "world '\($0)'" } ?? "all worlds"
    guard !report.vendors.isEmpty else {
      return ["Contract coverage, \(place): no vendor has been called"] + text.unmounted
    }
    var lines = ["Contract coverage, \(place)", ""] + table(report)
    for vendor in report.vendors {
      let remarks = self.remarks(vendor) + (uncovered ? missing(vendor) : [])
      if !remarks.isEmpty { lines += ["", "\(vendor.vendor):"] + remarks }
    }
    return lines + text.unmounted
  }

  /// The figures alone, a line a vendor below a line of headings.
  package static func table(_ report: CoverageReport) -> [String] {
    var rows = [
      ["vendor", "requests"]
        + CoverageMeasure.allCases.flatMap { [$0.words, ""] }
    ]
    for vendor in report.vendors {
      rows.append(
        [vendor.vendor, String(vendor.requests)]
          + CoverageMeasure.allCases.flatMap { cells(vendor.figures[$0]) })
    }
    if report.vendors.count > 1, let figures = report.figures {
      let requests = report.vendors.reduce(0) { $0 + $1.requests }
      rows.append(
        ["together", String(requests)]
          + CoverageMeasure.allCases.flatMap { cells(figures[$0]) })
    }
    return aligned(rows)
  }

  private static func cells(_ ratio: CoverageRatio) -> [String] {
    [
      "\(ratio.covered) of \(ratio.documented)",
      ratio.percent.map { "\(oneDecimal($0)) %" } ?? "-",
    ]
  }

  private static func oneDecimal(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// Rows with columns of one width: the first is flush left, others flush right. A heading stands
  /// over its two columns.
  private static func aligned(_ rows: [[String]]) -> [String] {
    let columns = rows[0].count
    var widths = (0..<columns).map { column in rows.dropFirst().map { $0[column].count }.max() ?? 0
    }
    widths[0] = max(widths[0], rows[0][0].count)
    widths[1] = max(widths[1], rows[0][1].count)
    for column in stride(from: 2, to: columns, by: 2) {
      let rest = rows[0][column].count - widths[column] - 2 - widths[column + 1]
      if rest > 0 { widths[column] += rest }
    }
    return rows.enumerated().map { index, row in
      var line = "  " + row[0] + blanks(widths[0] - row[0].count)
      for column in 1..<columns {
        if index == 0, column >= 2 {
          guard column % 2 == 0 else { continue }
          let width = widths[column] + 2 + widths[column + 1]
          line += "  " + blanks(width - row[column].count) + row[column]
        } else {
          line += "  " + blanks(widths[column] - row[column].count) + row[column]
        }
      }
      return line
    }
  }

  private static func blanks(_ count: Int) -> String {
    String(repeating: " ", count: max(0, count))
  }

  /// What a person should know of a vendor besides its figures.
  private static func remarks(_ vendor: VendorCoverage) -> [String] {
    var lines: [String] = []
    if vendor.injected > 0 {
      lines.append("  \(vendor.injected) answers were injected by rules and do not count")
    }
    if vendor.stateless > 0 {
      lines.append("  \(vendor.stateless) answers were samples of stateless mode and do not count")
    }
    let failed = vendor.operations.filter { $0.state == .failed && $0.simulated }
    if !failed.isEmpty {
      lines.append("  called, and never answered with a success")
      for operation in failed {
        let answers = operation.outcomes.filter { $0.count > 0 }.map { "\($0.name) x \($0.count)" }
        lines.append("    \(operation.operation): \(answers.joined(separator: ", "))")
      }
    }
    let absent = vendor.operations.filter { $0.calls > 0 && !$0.simulated }
    if !absent.isEmpty {
      lines.append("  called, documented, and not simulated")
      lines += absent.map { "    \($0.operation): \($0.method) \($0.path) x \($0.calls)" }
    }
    return lines + unmatched("undocumented", vendor.undocumented, vendor.undocumentedCalls)
  }

  private var unmounted: [String] {
    guard report.unmountedCalls > 0 else { return [] }
    return [""] + Self.unmatched("to no vendor", report.unmounted, report.unmountedCalls)
  }

  private static func unmatched(
    _ what: String, _ calls: [UndocumentedCall], _ total: Int
  ) -> [String] {
    guard total > 0 else { return [] }
    let shown = calls.prefix(20)
    let rest = total - shown.reduce(0) { $0 + $1.count }
    return ["  \(total == 1 ? "1 call" : "\(total) calls") \(what)"]
      + shown.map { "    \($0.method) \($0.path) x \($0.count) (\($0.hint))" }
      + (rest > 0 ? ["    and \(rest) to other paths"] : [])
  }

  /// Everything of a vendor that is missing, by name. Of an operation that was never called only
  /// that is said.
  private static func missing(_ vendor: VendorCoverage) -> [String] {
    let simulated = vendor.operations.filter(\.simulated)
    let never = simulated.filter { $0.state == .never }
    var lines: [String] = []
    if !never.isEmpty {
      let width = never.map(\.operation.count).max() ?? 0
      lines.append("  never called")
      lines += never.map {
        "    \($0.operation)\(blanks(width - $0.operation.count))  \($0.method) \($0.path)"
      }
    }
    let called = simulated.filter { $0.state != .never }
    lines += names("outcomes never answered", called) { $0.missingOutcomes }
    lines += names("fields never sent", called) { $0.requestFields.never }
    return lines
      + names("fields never served", called.filter { $0.state == .exercised }) {
        $0.responseFields.never
      }
  }

  private static func names(
    _ title: String, _ operations: [OperationCoverage],
    _ missing: (OperationCoverage) -> [String]
  ) -> [String] {
    let lines = operations.filter { !missing($0).isEmpty }.map {
      "    \($0.operation): \(missing($0).joined(separator: ", "))"
    }
    return lines.isEmpty ? [] : ["  \(title)"] + lines
  }
}
