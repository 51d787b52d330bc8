import Platform
import Server
import Simulation
import Telemetry
import Wire

/// What came of a run: of the child, and of what it asked.
struct RunSummary: Sendable {
  let words: [String]
  let end: ChildProcess.End
  let duration: Duration
  let counts: RunCounts
  let coverage: CoverageReport
  /// Expectations of scenarios with what came of them, over all worlds.
  let expectations: [ExpectationResult]
  let leftovers: [RemainingResource]

  private var unmet: [ExpectationResult] { expectations.filter { !$0.isMet } }

  private var undocumented: Int {
    coverage.vendors.reduce(coverage.unmountedCalls) { $0 + $1.undocumentedCalls }
  }

  /// Why the run fails though its child did not: a line for each gate that it does not pass.
  func shortfalls(_ gates: Set<RunGate>, _ coverageGate: CoverageGate?) -> [String] {
    var lines = unmet.map { "\($0)" }
    lines += coverageGate?.shortfalls(in: coverage) ?? []
    if gates.contains(.undocumented), undocumented > 0 {
      lines.append("\(Self.counted(undocumented, "undocumented call"))")
    }
    if gates.contains(.unsimulated), !counts.unsimulated.isEmpty {
      let sum = counts.unsimulated.values.reduce(0, +)
      lines.append("\(Self.counted(sum, "call")) to what is not simulated")
    }
    if gates.contains(.leftovers) {
      lines += leftovers.map { "\($0.vendor): \($0.text) left behind in \($0.place)" }
    }
    return lines
  }

  /// The summary for people.
  var lines: [String] {
    let name = words[0].split(separator: "/").last.map(String.init) ?? words[0]
    let ending =
      switch end {
      case .exited(let code): "ended with \(code)"
      case .killed(let signal): "was ended by signal \(signal)"
      }
    let tenths = (duration.microseconds + 50_000) / 100_000
    var lines = [
      "understudy: \(name) \(ending) after \(tenths / 10).\(tenths % 10) s and "
        + Self.counted(counts.total, "request")
    ]
    let width = counts.vendors.keys.map(\.count).max() ?? 0
    for (vendor, requests) in counts.vendors.sorted(by: { $0.key < $1.key }) {
      let pad = String(repeating: " ", count: width - vendor.count)
      lines.append("  \(vendor)\(pad)  \(Self.text(requests))")
    }
    if !coverage.vendors.isEmpty {
      lines += CoverageText.table(coverage).map { "  \($0)" }
    }
    for (rule, count) in counts.rules.sorted(by: { $0.key < $1.key }) {
      lines.append("  rule \(rule): had its part in \(Self.counted(count, "answer"))")
    }
    lines += unmet.map { "  unmet: \($0)" }
    for vendor in coverage.vendors {
      lines += vendor.undocumented.prefix(5).map {
        "  undocumented: \($0.count) x \($0.method) /\(vendor.vendor)\($0.path); \($0.hint)"
      }
    }
    lines += coverage.unmounted.prefix(5).map {
      "  for no vendor: \($0.count) x \($0.method) \($0.path)"
    }
    lines += Self.most(counts.unsimulated).map { "  not simulated: \($0.value) x \($0.key)" }
    lines += leftovers.map { "  left behind: \($0.vendor) \($0.text) in \($0.place)" }
    return lines
  }

  private static func text(_ requests: RunCounts.Requests) -> String {
    let parts = [
      (requests.answered, "answered"), (requests.refused, "refused"), (requests.failed, "failed"),
      (requests.injected, "injected"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return "\(counted(requests.total, "request")): \(parts.joined(separator: ", "))"
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  private static func most(_ counts: [String: Int]) -> [(key: String, value: Int)] {
    Array(counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(5))
  }
}
