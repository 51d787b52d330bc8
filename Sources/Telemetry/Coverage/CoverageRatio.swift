package import Wire

/// So many of what is documented have been met.
package struct CoverageRatio: WireInput, WireOutput, Hashable {
  package let covered: Int
  package let documented: Int

  package init(covered: Int, documented: Int) {
    self.covered = covered
    self.documented = documented
  }

  /// From 0 to 100 with one decimal, rounded down, so that 100 means all; nil where nothing is
  /// documented.
  package var percent: Double? {
    documented == 0 ? nil : Double(covered * 1000 / documented) / 10
  }

  /// Whether it is at least so many percent. Where nothing is documented nothing is missing.
  package func reaches(_ percent: Double) -> Bool {
    Double(covered) * 100 >= percent * Double(documented)
  }

  package static func + (left: CoverageRatio, right: CoverageRatio) -> CoverageRatio {
    CoverageRatio(
      covered: left.covered + right.covered, documented: left.documented + right.documented)
  }

  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("covered", covered)
      json.field("documented", documented)
      json.field("percent", percent)
    }
  }
}
