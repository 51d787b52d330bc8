import Faults
import HTTPTypes
import Server
import Simulation
import SimulationTesting
import Telemetry
import Testing
import Wire

/// Worlds that go on from others, go back, and begin anew.
@Suite struct ForkTests {
  /// Forks the world of a test; requests reach the fork by its name.
  private func fork(_ world: TestWorld, _ name: String = "fork") async throws -> World {
    let fork = try await world.world.fork(named: name)
    return try #require(world.router.worlds.add(fork))
  }

  private func names(_ world: TestWorld, in other: String? = nil) async -> [String] {
    let lamps = await world.send(.get, "/v1/lamps", inWorld: other)["/lamps"]?.arrayValue ?? []
    return lamps.compactMap { $0["name"]?.stringValue }.sorted()
  }

  @Test func `a fork and its source write on, and neither sees the other`() async throws {
    let world = try TestWorld.shop()
    _ = try await world.makeLamp("before")
    _ = try await fork(world)
    _ = try await world.makeLamp("source")
    _ = await world.send(.post, "/v1/lamps", json: ["name": "fork"], inWorld: "fork")
    _ = await world.send(.delete, "/v1/lamps/lamp-demo", inWorld: "fork")
    #expect(await names(world) == ["before", "demo", "source"])
    #expect(await names(world, in: "fork") == ["before", "fork"])
  }

  @Test func `a fork and its source answer the same requests with the same bytes`() async throws {
    let world = try TestWorld.shop()
    _ = try await world.makeLamp("before")
    try await world.begin("try", "lamp-demo")
    let fork = try await fork(world)
    var answers: [[String]] = [[], []]
    for (side, name) in [nil, "fork"].enumerated() {
      for number in 1...3 {
        let response = await world.send(
          .post, "/v1/lamps", json: ["name": .string("lamp \(number)")], inWorld: name)
        answers[side].append("\(response.text) \(response.header("X-Request-Id") ?? "")")
      }
      _ = try await (name == nil ? world.world : fork).advance(by: .seconds(9))
      answers[side].append(await world.send(.get, "/v1/lamps", inWorld: name).text)
    }
    #expect(answers[0] == answers[1])
  }

  @Test func `what was planned comes in the fork too, and by its own clock`() async throws {
    let world = try TestWorld.shop()
    try await world.begin("light", "lamp-demo")
    let fork = try await fork(world)
    #expect(try await fork.advance(by: .seconds(2)).map(\.to) == ["on"])
    #expect(await world.state(of: "lamp-demo") == "warming")
    #expect(await world.world.now == TestWorld.start)
  }

  @Test func `what is next in a fork is known before anybody has asked it`() async throws {
    let world = try TestWorld.shop()
    try await world.begin("light", "lamp-demo")
    let fork = try await fork(world)
    #expect(await fork.nextDue == TestWorld.start + .seconds(2))
  }

  @Test func `rules go along into a fork with their counts, and count on apart`() async throws {
    let world = try TestWorld.shop()
    var condition = RuleCondition()
    condition.calls = (2, 2)
    await world.world.arm([
      Rule(
        name: "second", condition: condition,
        action: RuleAction(response: .error("broken", retryAfter: nil)))
    ])
    _ = await world.send(.get, "/v1/lamps")
    _ = try await fork(world)
    #expect(await world.send(.get, "/v1/lamps", inWorld: "fork").status == 500)
    #expect(await world.world.rules.first?.matches == 1)
    #expect(await world.send(.get, "/v1/lamps").status == 500)
  }

  @Test func `a fork counts its own answers alone`() async throws {
    let world = try TestWorld.shop()
    _ = try await world.makeLamp("before")
    let fork = try await fork(world)
    #expect(fork.counters.total == 0)
    #expect(world.world.counters.total == 1)
  }

  @Test func `a fork of a fork that nobody has asked holds the same`() async throws {
    let world = try TestWorld.shop()
    _ = try await world.makeLamp("before")
    let first = try await fork(world, "first")
    _ = try #require(world.router.worlds.add(try await first.fork(named: "second")))
    #expect(await names(world, in: "second") == ["before", "demo"])
  }

  @Test func `a reset answers the bytes of the first time again, request ids too`() async throws {
    let world = try TestWorld.shop()
    func run() async -> [String] {
      var seen: [String] = []
      for number in 1...3 {
        let response = await world.send(
          .post, "/v1/lamps", json: ["name": .string("lamp \(number)")])
        seen.append("\(response.text) \(response.header("X-Request-Id") ?? "")")
      }
      return seen
    }
    let first = await run()
    try await world.world.reset()
    #expect(await run() == first)
  }

  @Test func `a reset dates what there is from now`() async throws {
    let world = try TestWorld.shop()
    try await world.advance(by: .seconds(86_400))
    try await world.world.reset()
    #expect(
      await world.send(.get, "/v1/lamps/lamp-demo")["/created_at"] == "2026-05-18T10:00:00Z")
  }

  @Test func `a reset wakes what waits for a change`() async throws {
    let world = try TestWorld.shop()
    _ = try await world.makeLamp("a")
    let mark = world.world.mark
    try await world.world.reset()
    await world.world.changed(since: mark)
  }

  @Test func `a restore takes databases, clock and numbers back`() async throws {
    let world = try TestWorld.shop()
    _ = try await world.makeLamp("before")
    try await world.begin("light", "lamp-demo")
    let image = try await world.world.image()
    func go() async throws -> [String] {
      let made = await world.send(.post, "/v1/lamps", json: ["name": "after"])
      try await world.advance(by: .seconds(10))
      let list = await world.send(.get, "/v1/lamps")
      return [made.text, made.header("X-Request-Id") ?? "", list.text, list.header("Date") ?? ""]
    }
    let first = try await go()
    try await world.world.restore(image)
    #expect(await world.world.now == TestWorld.start)
    let second = try await go()
    #expect(second == first)
    try await world.world.restore(image)
    #expect(await names(world) == ["before", "demo"])
  }

  @Test func `worlds of one configuration share what they begin with, and it does not spoil`()
    async throws
  {
    let world = try TestWorld.shop()
    for name in ["a", "b", "a", "c"] {
      _ = await world.send(
        .post, "/v1/lamps", json: ["name": .string("\(name) \(world.world.mark)")], inWorld: name)
    }
    #expect(await names(world, in: "d") == ["demo"])
  }

  @Test func `a world that begins long after the server holds what begins with it`() async throws {
    let world = try TestWorld([Vendor(Shop.self)], clock: .real)
    let worlds = world.router.worlds
    let later = { (name: String, seconds: Int) in
      try worlds.create(name) { $0.start = TestWorld.start + .seconds(seconds) }
    }
    _ = try (later("near", 59), later("far", 3600))
    let created = { (name: String) in
      await world.send(.get, "/v1/lamps/lamp-demo", inWorld: name)["/created_at"]?.stringValue
    }
    #expect(await created("default") == "2026-05-17T10:00:00Z")
    #expect(await created("near") == "2026-05-17T10:00:59Z")
    #expect(await created("far") == "2026-05-17T11:00:00Z")
  }

  /// What a fork, a world that begins with a snapshot, a restored one and one made of the snapshot's
  /// files hold of a vendor that had not been asked when they were made.
  @Test(arguments: WorldConfiguration.Baseline.allCases)
  func `a vendor that was not asked holds the baseline of the world that was taken`(
    _ baseline: WorldConfiguration.Baseline
  ) async throws {
    let source = try TestWorld([Vendor(Shop.self)], baseline: baseline)
    let own = await names(source)
    let untouched = try TestWorld([Vendor(Shop.self)], baseline: baseline)
    let image = try await untouched.world.image()
    let taken = Snapshot(named: "s", image, of: "default", taken: TestWorld.start)
    let files = try SnapshotFiles.write(taken, version: "test").map { ($0.name, $0.bytes) }
    let read = try SnapshotFiles.read(
      named: "s", Dictionary(uniqueKeysWithValues: files), vendors: source.vendors)
    let other: WorldConfiguration.Baseline = baseline == .demo ? .empty : .demo
    for snapshot in [taken, read] {
      let world = try TestWorld([Vendor(Shop.self)], baseline: other)
      _ = try world.router.worlds.create("begun") { $0.begin(from: snapshot) }
      #expect(await names(world, in: "begun") == own)
      try await world.world.restore(snapshot.image)
      let fork = try await world.world.fork(named: "fork")
      _ = world.router.worlds.add(fork)
      #expect(await names(world, in: "fork") == own)
      #expect(await names(world) == own)
      // A reset goes back to what the world was made from.
      try await world.world.reset()
      #expect(await names(world) != own)
    }
  }
}
