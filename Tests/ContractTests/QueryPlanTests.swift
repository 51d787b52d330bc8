import Simulation
import SimulationTesting
import Testing

@testable import UnderstudyCommands

/// How the statements of vendors are carried out.
@Suite struct QueryPlanTests {
  /// The table that a line of a plan reads whole; nil where it uses an index, or reads a document's
  /// elements or a constant.
  private static func scanned(_ line: String) -> String? {
    guard line.hasPrefix("SCAN "), !line.contains(" USING "), !line.contains(" VIRTUAL TABLE "),
      line != "SCAN CONSTANT ROW"
    else { return nil }
    return String(line.dropFirst("SCAN ".count))
  }

  @Test(arguments: Vendor.tested)
  func `every statement of the exchanges uses an index`(_ vendor: Vendor) async throws {
    let small = Set(try Fixtures.profile(of: vendor).smallTables ?? [])
    var scans: Set<String> = []
    for statement in try await Replays.all.statements(of: vendor) {
      for table in statement.plan.compactMap(Self.scanned) where !small.contains(table) {
        scans.insert("\(table) is read whole by: \(statement.sql)")
      }
    }
    #expect(scans.sorted() == [])
  }
}
