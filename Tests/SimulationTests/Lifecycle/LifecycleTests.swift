import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

/// The states of a resource and the moves between them.
@Suite struct LifecycleTests {
  @Test func `an immediate step is taken at once`() async throws {
    let world = try TestWorld.shop()
    let lamp = try await world.makeLamp("a")
    try await world.begin("snap", lamp)
    #expect(await world.state(of: lamp) == "on")
    try await world.advance(by: .seconds(1))
    #expect(await world.state(of: lamp) == "bright")
  }

  @Test func `a new move drops what the old one planned`() async throws {
    let world = try TestWorld.shop()
    let lamp = try await world.makeLamp("a")
    try await world.begin("light", lamp)
    try await world.advance(by: .seconds(1))
    try await world.begin("out", lamp)
    let transitions = try await world.advance(by: .seconds(3600))
    #expect(transitions == [])
    #expect(await world.state(of: lamp) == "off")
  }

  @Test func `an effect that begins a move voids the rest of the old one`() async throws {
    let world = try TestWorld.shop()
    let lamp = try await world.makeLamp("a", room: "cellar")
    try await world.begin("light", lamp)
    let transitions = try await world.advance(by: .seconds(3600))
    #expect(transitions.map(\.to) == ["on", "off"])
    #expect(await world.state(of: lamp) == "off")
  }

  @Test func `a step after reads comes with the read that is enough`() async throws {
    let world = try TestWorld.shop()
    let lamp = try await world.makeLamp("a")
    try await world.begin("look", lamp)
    try await world.advance(by: .seconds(86400))
    for _ in 1...3 {
      #expect(await world.send(.get, "/v1/lamps/\(lamp)")["/state"] == "warming")
    }
    #expect(await world.send(.get, "/v1/lamps/\(lamp)")["/state"] == "on")
  }

  @Test func `only successful reads by id count`() async throws {
    let world = try TestWorld.shop()
    let lamp = try await world.makeLamp("a")
    try await world.begin("look", lamp)
    for _ in 1...5 {
      _ = await world.send(.get, "/v1/lamps")
      _ = await world.send(.get, "/v1/lamps/\(lamp)", key: .none)
      _ = await world.send(.get, "/v1/lamps/other")
    }
    #expect(await world.state(of: lamp) == "warming")
  }

  @Test func `a manual step waits for the control plane`() async throws {
    let world = try TestWorld.shop()
    let lamp = try await world.makeLamp("a")
    try await world.begin("hold", lamp)
    try await world.advance(by: .seconds(365 * 86400))
    #expect(await world.state(of: lamp) == "warming")
    let transitions = try await world.move("lamp", lamp, to: "on")
    #expect(transitions.map(\.to) == ["on"])
    #expect(await world.state(of: lamp) == "on")
  }

  @Test func `weighted outcomes come about as often as their weights say`() async throws {
    let world = try TestWorld.shop()
    var broken = 0
    for number in 1...80 {
      let lamp = try await world.makeLamp("lamp \(number)")
      try await world.begin("try", lamp)
    }
    for transition in try await world.advance(by: .seconds(1)) where transition.to == "broken" {
      broken += 1
    }
    #expect((10...30).contains(broken), "a quarter of 80 should break, \(broken) did")
  }

  @Test func `weighted outcomes and drawn times are the same under one seed`() async throws {
    func story(seed: UInt64) async throws -> [String] {
      let world = try TestWorld.shop(seed: seed)
      for number in 1...10 {
        let lamp = try await world.makeLamp("lamp \(number)")
        try await world.begin(number.isMultiple(of: 2) ? "try" : "drift", lamp)
      }
      return try await world.advance(by: .seconds(10)).map { "\($0.at.microseconds) \($0.to)" }
    }
    let first = try await story(seed: 1)
    #expect(first.count == 10)
    #expect(try await story(seed: 1) == first)
    #expect(try await story(seed: 2) != first)
  }

  @Test func `a drawn time lies within its distribution`() async throws {
    let world = try TestWorld.shop()
    for number in 1...20 {
      try await world.begin("drift", try await world.makeLamp("lamp \(number)"))
    }
    let times = try await world.advance(by: .seconds(60)).map { $0.at - TestWorld.start }
    #expect(times.allSatisfy { $0 >= .seconds(1) && $0 <= .seconds(9) })
    #expect(Set(times).count == 20)
  }

  @Test func `a move that the lifecycle lacks is refused with those it has`() async throws {
    let world = try TestWorld.shop()
    let lamp = try await world.makeLamp("a")
    let vendor = world.vendors[0]
    let resource = try #require(vendor.resource("lamp"))
    let refused = try await world.world.move(resource, lamp, to: "broken", of: vendor)
    #expect(refused == .failure(.notOffered(from: "off", offered: ["warming", "on"])))
    let missing = try await world.world.move(resource, "no-lamp", to: "on", of: vendor)
    #expect(missing == .failure(.notFound))
    #expect(await world.state(of: lamp) == "off")
  }

  @Test func `a move of the control plane drops what was planned`() async throws {
    let world = try TestWorld.shop()
    let lamp = try await world.makeLamp("a")
    try await world.begin("light", lamp)
    try await world.advance(by: .seconds(2))
    try await world.move("lamp", lamp, to: "broken")
    #expect(try await world.advance(by: .seconds(60)) == [])
    #expect(await world.state(of: lamp) == "broken")
  }

  @Test func `what is taken away has nothing planned any more`() async throws {
    let world = try TestWorld.shop()
    let lamp = try await world.makeLamp("a")
    try await world.begin("light", lamp)
    #expect(await world.send(.delete, "/v1/lamps/\(lamp)").status == 204)
    #expect(try await world.advance(by: .seconds(60)) == [])
  }
}
