import Simulation
import SimulationTesting
import Testing

@testable import Server

/// What rules hold back, when the world or the rule goes: it is sent at once.
@Suite(.timeLimit(.minutes(5))) struct RemovalTests {
  /// What takes a world, what it holds, or its rules away.
  enum Removal: String, CaseIterable {
    case deletion, eviction, reset, restore, deletionOfScenario, newScenario, deletionOfRules
    case deletionOfRule

    func carryOut(_ name: String, in test: TestWorld) async throws {
      let worlds = test.router.worlds
      guard self != .eviction else {
        test.wall.move(by: .seconds(31 * 60))
        #expect(!worlds.all.map(\.name).contains(name))
        return
      }
      let world = try #require(worlds.known(name))
      switch self {
      case .deletion: worlds.remove(name)
      case .reset: try await world.reset()
      case .restore: try await world.restore(world.image())
      case .deletionOfScenario: await world.dropScenario()
      case .newScenario:
        _ = try await world.take(FaultyServer.scenario("  - {name: other, then: {status: 500}}"))
      case .deletionOfRules: await world.disarmAll()
      case .deletionOfRule: #expect(await world.disarm("slow"))
      case .eviction: break
      }
    }
  }

  @Test(arguments: Removal.allCases, PaceTests.waits)
  func `what a rule holds back is over when its world, data or rule goes`(
    _ removal: Removal, _ then: String
  ) async throws {
    let clock = HeldClock()
    let rule = "  - {name: slow, then: {\(then)}}"
    try await FaultyServer.with(rule, clock: clock) { server in
      let client = try await server.connect()
      try await client.send(
        "GET /~g/shop/v1/lamps HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer sk_test\r\n"
          + "Connection: close\r\n\r\n")
      #expect(await clock.nextWait() != nil)
      try await removal.carryOut("g", in: server.world)
      #expect(await client.readToEnd().ending == .inOrder)
    }
  }

  @Test(arguments: Removal.allCases)
  func `a delayed answer is whole when its world, data or rule goes`(
    _ removal: Removal
  ) async throws {
    let clock = HeldClock()
    let rule = "  - {name: slow, then: {delay: 1h}}"
    try await FaultyServer.with(rule, clock: clock) { server in
      let client = try await server.connect()
      try await client.send(
        "GET /~g/shop/v1/lamps HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer sk_test\r\n"
          + "\r\n")
      #expect(await clock.nextWait() == .seconds(3600))
      try await removal.carryOut("g", in: server.world)
      #expect(await client.readResponse()?.status == 200)
    }
  }
}
