import Simulation
import Testing

@testable import UnderstudyCommands

/// Compares operation tables with facts out of the vendors' own documents.
@Suite struct DocumentedTests {
  @Test(arguments: Vendor.tested)
  func `a table differs from the vendor's own document only as intended`(
    _ vendor: Vendor
  ) throws {
    guard let documented = try DocumentedOperation.all(of: vendor) else { return }
    let found = Set(documented.flatMap { $0.differences(from: vendor) })
    let intended = try DocumentedOperation.intended(of: vendor)
    #expect(
      found.subtracting(intended).sorted() == [],
      "mend these, or give each its reason in Fixtures/\(vendor.name)/differences.tsv")
    #expect(intended.subtracting(found).sorted() == [], "these are no differences any more")
  }
}
