import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

@testable import UnderstudyCommands

/// What is read in a world whose clock has leapt by millennia.
@Suite struct LongTimeTests {
  @Test(arguments: Vendor.tested)
  func `no answer grows with the time since the world began`(_ vendor: Vendor) async throws {
    let profile = try Fixtures.profile(of: vendor)
    let world = try TestWorld([vendor])
    try await world.advance(by: .seconds(6973 * 365 * 86400))
    for operation in vendor.operations
    where operation.status == .simulated && operation.method == .get {
      guard case .json = operation.shapes.output,
        let path = Conformance(vendor, profile).path(of: operation, from: profile.path)
      else { continue }
      let response = await world.send(.get, path)
      #expect(response.body.count < 200_000, "\(operation.id)")
    }
  }
}
