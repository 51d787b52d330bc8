import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

@Suite("scenarios/quota-exhausted.yaml")
struct QuotaExhaustedTests {
  @Test(arguments: [Machine.miosa, .phala, .orgo])
  func `scenario quota-exhausted has room for one machine until it is removed`(
    _ machine: Machine
  ) async throws {
    let world = try ShippedWorld("quota-exhausted")
    let client = try CarefulClient(world, machine.rawValue)
    client.tries = 1
    let first = try machine.id(in: try await machine.create("first", client))

    let refused = try await machine.create("second", client)
    #expect((400..<500).contains(refused.status) && refused.status != 429)
    #expect(refused.header("Retry-After") == nil)
    #expect(refused.header("X-Understudy-Fault") == nil)
    #expect(Self.message(of: refused).contains { $0.isLetter })

    try await world.advance(by: .seconds(24 * 3600))
    let later = try await machine.create("third", client)
    #expect(later.status == refused.status)

    #expect(try await machine.remove(first, client).status < 300)
    try await world.advance(by: .seconds(60))
    let fourth = try await machine.create("fourth", client)
    #expect(fourth.status < 300)
    _ = try machine.id(in: fourth)
  }

  /// What there is to show to a person.
  private static func message(of response: CarefulClient.Response) -> String {
    for pointer in ["/error/message", "/message", "/error"] {
      if let text = response[pointer]?.stringValue { return text }
    }
    return ""
  }
}
