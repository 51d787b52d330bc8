import Faults
import HTTPTypes
import Simulation
import SimulationTesting
import Telemetry
import Testing
import Wire

/// How long a client is kept waiting.
@Suite struct PatienceTests {
  @Test func `what has not come in time is said in the vendor's words`() async throws {
    let world = try TestWorld([Vendor(Shop.self)], patience: .milliseconds(20))
    let response = await world.send(.get, "/v1/lamps/lamp-demo/light")
    #expect(response.status == 504)
    #expect(response.code == "late")
    #expect(response.operation == "waitForLight")
  }

  @Test func `a clock that runs by itself is waited for`() async throws {
    let world = try TestWorld([Vendor(Shop.self)], clock: .scaled(1000))
    _ = await world.send(.post, "/v1/lamps/lamp-demo:move", json: ["move": "light"])
    async let pending = world.send(.get, "/v1/lamps/lamp-demo/light")
    // The wall clock of a test stands still; the wait is over in real time all the same.
    world.wall.move(by: .milliseconds(2))
    #expect(await pending["/state"] == "on")
  }

  @Test func `an answer in vain changes nothing and is counted once`() async throws {
    let world = try TestWorld([Vendor(Shop.self)], patience: .milliseconds(20))
    _ = await world.send(.get, "/v1/lamps/lamp-demo/light")
    #expect(world.journal.newest(10).map(\.sequence) == [1])
    #expect(world.world.counters.total == 1)
  }

  @Test func `an answer in vain is modified by rules as any other`() async throws {
    var scenario = Scenario()
    scenario.rules = [
      Rule(
        name: "odd",
        action: RuleAction(
          modifiers: [.patch(["odd": true]), .header(name: "X-Odd", value: "yes")]))
    ]
    let world = try TestWorld(
      [Vendor(Shop.self)], scenario: scenario, patience: .milliseconds(20))
    let response = await world.send(.get, "/v1/lamps/lamp-demo/light")
    #expect(response.status == 504)
    #expect(response["/odd"] == true)
    #expect(response.header("X-Odd") == "yes")
  }
}
