import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

@testable import UnderstudyCommands

/// Paths of every vendor in the spelling of clients that escape more than they must.
@Suite struct EscapedPathTests {
  /// Every letter as an escape; what separates segments stays.
  private func escaped(_ path: String) -> String {
    path.utf8.map { byte in
      let letter = byte | 0x20
      return letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z")
        ? "%" + Hex.encode([byte]) : String(decoding: [byte], as: UTF8.self)
    }.joined()
  }

  @Test(arguments: Registry.vendors)
  func `a documented path is found with its letters escaped`(_ vendor: Vendor) async throws {
    let world = try TestWorld([vendor])
    var count = 0
    for operation in vendor.operations
    where operation.method == .get && !operation.template.isFamily
      && operation.template.parameters.isEmpty
    {
      let response = await world.send(.get, escaped(operation.template.description))
      #expect(response.operation == operation.id)
      count += 1
    }
    #expect(count > 3)
  }
}
