import Server
import Simulation
import Telemetry
import Wire

/// In which form a coverage report is wanted, and how much is enough.
struct CoverageOptions: Sendable, Hashable {
  enum Format: String, CaseIterable, Sendable { case text, json, junit, html }

  let format: Format
  let gate: CoverageGate?
  /// Whether the text names everything that is missing; the other forms always do.
  let uncovered: Bool

  /// Reads the options as they were written; every fault is gathered.
  init(
    format: String?, minimum: String?, measure: String?, uncovered: Bool
  ) throws(CommandError) {
    var faults: [String] = []
    func choice<Value: RawRepresentable<String> & CaseIterable>(
      _ text: String?, _ option: String, otherwise fallback: Value
    ) -> Value {
      guard let text else { return fallback }
      if let value = Value(rawValue: text) { return value }
      let names = Value.allCases.map(\.rawValue).joined(separator: ", ")
      faults.append("\(option): '\(text)' is none of \(names)")
      return fallback
    }
    self.format = choice(format, "--format", otherwise: Format.text)
    let counted = choice(measure, "--measure", otherwise: CoverageMeasure.operations)
    var gate: CoverageGate?
    if let minimum {
      if let percent = Double(minimum), (0...100).contains(percent) {
        gate = CoverageGate(percent, of: counted)
      } else {
        faults.append(
          "--min-coverage: '\(minimum)' is no percentage; it is a number from 0 to 100")
      }
    } else if measure != nil {
      faults.append("--measure: it says what --min-coverage is of, which is missing")
    }
    self.gate = gate
    self.uncovered = uncovered
    if uncovered, self.format != .text {
      faults.append("--uncovered: it is for text; the other forms name everything anyway")
    }
    guard faults.isEmpty else { throw CommandError(code: 2, lines: faults) }
  }

  /// The report in the form that is wanted, without a line's end behind it.
  func render(_ report: CoverageReport) -> String {
    Self.render(report, as: format, gate: gate, uncovered: uncovered)
  }

  /// A report in a form, without a line's end behind it.
  static func render(
    _ report: CoverageReport, as format: Format, gate: CoverageGate?, uncovered: Bool = false
  ) -> String {
    switch format {
    case .text: CoverageText.lines(report, uncovered: uncovered).joined(separator: "\n")
    case .json: String(decoding: report.serialized(), as: UTF8.self)
    case .junit: withoutEnd(CoverageJUnit.text(report, gate: gate, at: WallClock.now()))
    case .html: withoutEnd(CoveragePage.text(report))
    }
  }

  private static func withoutEnd(_ text: String) -> String {
    text.hasSuffix("\n") ? String(text.dropLast()) : text
  }
}
