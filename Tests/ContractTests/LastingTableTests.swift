import SimulationTesting
import Storage
import Testing
import Wire

@testable import Simulation
@testable import UnderstudyCommands

/// Tables without whose rows a vendor's file is refused.
@Suite struct LastingTableTests {
  @Test(arguments: Vendor.tested, WorldConfiguration.Baseline.allCases)
  func `every baseline fills the tables that last, and one that is emptied is named`(
    _ vendor: Vendor, _ baseline: WorldConfiguration.Baseline
  ) async throws {
    let world = try TestWorld([vendor], baseline: baseline)
    let image = try await world.world.baseline(of: vendor)
    #expect(try VendorContentCheck.fault(in: VendorDatabase(image: image), of: vendor) == nil)
    for table in vendor.lastingTables {
      let database = VendorDatabase(image: image)
      try database.inTransaction { (transaction: DatabaseTransaction) in
        try transaction.begin()
        try transaction.read(dynamic: "DELETE FROM \(table)", bind: { _ in }, each: { _ in true })
        return true
      }
      #expect(
        try VendorContentCheck.fault(in: database, of: vendor) == "table \(table) has no row")
    }
  }
}
