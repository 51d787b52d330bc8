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
    return report.vendors.filter { !isPassed(by: $0) }.map { vendor in
      let ratio = vendor.figures[measure]
      let reached = ratio.percent.map { Self.text($0) } ?? "0"
      return "\(vendor.vendor): \(reached) % of \(measure.words) covered "
        + "(\(ratio.covered) of \(ratio.documented)), \(Self.text(percent)) % are required"
    }
  }

  /// Whether a vendor's API has been exercised enough.
  package func isPassed(by vendor: VendorCoverage) -> Bool {
    vendor.figures[measure].reaches(percent)
  }

  /// Without a decimal that says nothing.
  package static func text(_ percent: Double) -> String {
    percent == percent.rounded() ? String(Int(percent)) : String(percent)
  }
}
