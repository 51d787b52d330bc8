import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

@Suite("scenarios/outage-and-recovery.yaml")
struct OutageAndRecoveryTests {
  /// Stops asking after some failures, and lets one request through now and then.
  private struct Breaker {
    var failures = 0
    var opened: Instant?

    /// How many failures are enough, and how long it then keeps quiet.
    static let threshold = 3
    static let quiet = Duration.seconds(30)

    func lets(_ now: Instant) -> Bool { opened.map { now - $0 >= Self.quiet } ?? true }

    mutating func note(_ isGood: Bool, _ now: Instant) {
      failures = isGood ? 0 : failures + 1
      opened = failures >= Self.threshold ? now : nil
    }
  }

  @Test(arguments: Tour.once.map(\.vendor))
  func `scenario outage-and-recovery ends for a client that pauses and retries`(
    _ vendor: String
  ) async throws {
    let path = try #require(Tour.once.first { $0.vendor == vendor }?.path)
    let world = try ShippedWorld("outage-and-recovery")
    let client = try CarefulClient(world, vendor)
    client.tries = 1
    var breaker = Breaker()
    var asked = 0
    var lastGood = Duration.zero
    // One wish a second for five minutes.
    for second in 0..<300 {
      let now = await world.world.world.now
      if breaker.lets(now) {
        asked += 1
        let isGood = (try? await client.send(.get, path))?.status == 200
        breaker.note(isGood, now)
        if isGood { lastGood = .seconds(second) }
        if second < 60 { #expect(isGood) }
        if (80..<200).contains(second) { #expect(!isGood) }
        if second > 250 { #expect(isGood) }
      }
      if client.pauses.isEmpty { try await world.advance(by: .seconds(1)) }
      if !client.pauses.isEmpty { try await Self.align(world, second) }
    }
    #expect(lastGood >= .seconds(290))
    // A minute before, a minute after, and what is between is little.
    #expect(asked < 160)
  }

  /// Moves the clock to the beginning of the next second of the loop, wherever pauses have left it.
  private static func align(_ world: ShippedWorld, _ second: Int) async throws {
    let wanted = TestWorld.start + .seconds(second + 1)
    let now = await world.world.world.now
    if now < wanted { try await world.advance(by: wanted - now) }
  }

  @Test func `scenario outage-and-recovery loses no write and doubles none`() async throws {
    let world = try ShippedWorld("outage-and-recovery")
    let client = try CarefulClient(world, "miosa")
    client.tries = 60
    var written: [String] = []
    for number in 1...30 {
      let name = "write-\(number)"
      let response = try await client.send(.post, "/api/v1/workspaces", ["name": .string(name)])
      #expect(response.status == 201)
      written.append(name)
      try await world.advance(by: .seconds(10))
    }
    let listed = try await client.send(.get, "/api/v1/workspaces?limit=100")["/data"]?.arrayValue
    let made = (listed ?? []).compactMap { $0["name"]?.stringValue }.filter {
      $0.hasPrefix("write-")
    }
    #expect(made.sorted() == written.sorted())
    #expect(client.pauses.contains(.seconds(5)))
  }

  @Test(arguments: [
    (59, 0.0...0.0), (70, 0.3...0.7), (80, 1.0...1.0), (199, 1.0...1.0), (210, 0.3...0.7),
    (221, 0.0...0.0),
  ])
  func `scenario outage-and-recovery ramps up and down at its edges`(
    _ second: Int, _ share: ClosedRange<Double>
  ) async throws {
    let world = try ShippedWorld("outage-and-recovery")
    try await world.advance(by: .seconds(second))
    let client = try CarefulClient(world, "orgo")
    var failed = 0
    for _ in 1...100 {
      guard case .whole(let response) = await client.once(.get, "/api/workspaces") else { continue }
      if response.status == 503 { failed += 1 }
    }
    #expect(share.contains(Double(failed) / 100))
  }
}
