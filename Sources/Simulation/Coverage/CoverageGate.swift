/// The least that a client has to exercise of each vendor's API.
package struct CoverageGate: Sendable, Hashable {
  package let measure: CoverageMeasure
  /// From 0 to 100.
  package let percent: Double

  package init(_ percent: Double, of measure: CoverageMeasure = .operations) {
    self.measure = measure
    self.percent = percent
  }

  /// Why a report does not pass, a line each; empty where it does. A report on no vendor does not:
  /// a client that calls nothing exercises nothing.
  package func shortfalls(in report: CoverageReport) -> [String] {
    guard !report.vendors.isEmpty else {
      return percent > 0 ? ["no vendor was called, so nothing is covered"] : []
    }
    return report.vendors.compactMap { vendor in
      let ratio = vendor.figures[measure]
      guard !ratio.reaches(percent) else { return nil }
      let reached = ratio.percent.map { Self.text($0) } ?? "0"
      return "\(vendor.vendor): \(reached) % of \(measure.words) covered "
        + "(\(ratio.covered) of \(ratio.documented)), \(Self.text(percent)) % are required"
    }
  }

  /// Without a decimal that says nothing.
  package static func text(_ percent: Double) -> String {
    percent == percent.rounded() ? String(Int(percent)) : String(percent)
  }
}
