import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

/// Limits on how many of a thing there may be.
@Suite struct QuotaTests {
  @Test(
    arguments: [
      (limit: 5, used: 4, more: 1, isRefused: false), (5, 5, 1, true), (5, 3, 3, true),
      (0, 0, 1, true), (5, 9, 1, true),
    ])
  func `a quota refuses what would go over its limit`(
    _ row: (limit: Int, used: Int, more: Int, isRefused: Bool)
  ) {
    let allowance = Quota.Allowance(limit: row.limit, used: row.used)
    #expect(allowance.refuses(row.more) == row.isRefused)
    #expect(allowance.remaining == max(0, row.limit - row.used))
  }

  @Test func `a quota without a limit refuses nothing`() {
    let allowance = Quota.Allowance(limit: nil, used: .max - 1)
    #expect(!allowance.refuses())
    #expect(allowance.remaining == nil)
  }

  @Test func `a world may set a quota to its edge`() async throws {
    var settings = Settings()
    settings.set(limit: 2, of: "max_lamps")
    let world = try TestWorld.shop(settings: settings)
    _ = try await world.makeLamp("a")
    let refused = await world.send(.post, "/v1/lamps", json: ["name": "b"])
    #expect(refused.code == "full")
    #expect(await world.send(.delete, "/v1/lamps/lamp-demo").status == 204)
    #expect(await world.send(.post, "/v1/lamps", json: ["name": "b"]).status == 201)
  }
}
