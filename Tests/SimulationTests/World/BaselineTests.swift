import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

/// What a world holds before anybody asks.
struct BaselineTests {
  @Test
  func `the baseline dates from the world's beginning, however late a vendor is first asked`()
    async throws
  {
    let early = try TestWorld.shop()
    let late = try TestWorld.shop()
    try await late.advance(by: .seconds(86_400))
    let path = "/v1/lamps"
    #expect(await early.send(.get, path).body == late.send(.get, path).body)
  }

  /// When the demo lamp was made, in worlds that share a cache and begin at these instants.
  private func made(
    at instants: [String], clock: SimulatedClock.Mode, isStart: Bool
  ) async throws -> [String?] {
    var configuration = WorldConfiguration(
      vendors: [Vendor(Shop.self)], clock: clock, wall: { TestWorld.start })
    var made: [String?] = []
    for text in instants {
      let instant = try #require(Instant(iso8601: text))
      if isStart { configuration.start = instant } else { configuration.wall = { instant } }
      let dump = try await World(name: "a", configuration).stateDump()
      let lamp = dump.kinds.first { $0.name == "lamp" }?.instances["lamp-demo"]
      made.append(lamp?["created_at"]?.stringValue)
    }
    return made
  }

  @Test(arguments: [SimulatedClock.Mode.frozen, .real])
  func `with a start the baseline dates from exactly there, whichever other worlds there are`(
    _ clock: SimulatedClock.Mode
  ) async throws {
    let instants = ["2026-05-17T10:00:00Z", "2026-05-17T10:00:30Z"]
    #expect(try await made(at: instants, clock: clock, isStart: true) == instants)
  }

  @Test
  func `without a start the baseline dates from the beginning of the minute in every world`()
    async throws
  {
    let made = try await made(
      at: ["2026-05-17T10:00:59Z", "2026-05-17T10:01:01Z", "2026-05-17T10:00:02Z"], clock: .real,
      isStart: false)
    #expect(made == ["2026-05-17T10:00:00Z", "2026-05-17T10:01:00Z", "2026-05-17T10:00:00Z"])
  }
}
