import HTTPTypes
import SimulationTesting
import Testing
import Wire

/// What a world holds before anybody asks.
struct BaselineTests {
  @Test
  func `it dates from the world's beginning, however late a vendor is first asked`() async throws {
    let early = try TestWorld.shop()
    let late = try TestWorld.shop()
    try await late.advance(by: .seconds(86_400))
    let path = "/v1/lamps"
    #expect(await early.send(.get, path).body == late.send(.get, path).body)
  }
}
