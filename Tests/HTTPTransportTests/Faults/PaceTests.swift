import Faults
import Simulation
import SimulationTesting
import Telemetry
import Testing
import Wire

@testable import Server

/// Modifiers: a genuine answer that takes its time, on a connection that goes on.
@Suite(.timeLimit(.minutes(5))) struct PaceTests {
  /// Reads an answer piece by piece, letting the clock go on after each; tells the pieces and the
  /// waits between them.
  private func readSlowly(
    _ client: RawClient, _ clock: HeldClock
  ) async throws -> (pieces: [[UInt8]], waits: [Duration], response: RawResponse) {
    var pieces: [[UInt8]] = []
    var waits: [Duration] = []
    while true {
      let piece = try #require(await client.readPiece())
      pieces.append(piece)
      if let response = RawResponse(pieces.flatMap { $0 }), response.body.count == response.length {
        return (pieces, waits, response)
      }
      waits.append(try #require(await clock.nextWait()))
      clock.release()
    }
  }

  /// Has a paced answer between two good ones on one connection.
  private func pace(
    _ then: String, _ check: ([[UInt8]], [Duration], RawResponse) throws -> Void
  ) async throws {
    let clock = HeldClock()
    let rule = "  - {name: slow, match: {operation: getLamp}, then: {\(then)}}"
    try await FaultyServer.with(rule, clock: clock) { server in
      let client = try await server.connect()
      #expect(try await client.countLamps() == 1)
      try await client.ask("GET", "/v1/lamps/lamp-demo")
      let (pieces, waits, response) = try await readSlowly(client, clock)
      #expect(response.status == 200)
      #expect(try JSON(parsing: response.body)["id"] == "lamp-demo")
      #expect(response["x-understudy-fault"] == "slow")
      try check(pieces, waits, response)
      #expect(try await client.countLamps() == 1)
    }
  }

  @Test func `a dribbled body arrives in so many pieces, spread over the time`() async throws {
    try await pace("dribble: {chunks: 4, over: 3s}") { pieces, waits, response in
      #expect(pieces.count == 4)
      #expect(waits == [.seconds(1), .seconds(1), .seconds(1)])
      // The head comes with the first piece.
      #expect(RawResponse(pieces[0])?.body.count == response.body.count / 4)
    }
  }

  @Test func `slow headers arrive in pieces, and the body with the last of them`() async throws {
    try await pace("slow_headers: 63s") { pieces, waits, response in
      #expect(pieces.count == 64)
      #expect(waits == Array(repeating: .seconds(1), count: 63))
      #expect(RawResponse(pieces.dropLast().flatMap { $0 }) == nil)
    }
  }

  @Test func `a thin line lets so many bytes through a second`() async throws {
    try await pace("bandwidth: 500B/s") { pieces, waits, _ in
      #expect(pieces.dropLast().allSatisfy { $0.count == 50 })
      #expect((1...50).contains(pieces.last?.count ?? 0))
      #expect(waits == Array(repeating: .milliseconds(100), count: pieces.count - 1))
    }
  }

  @Test func `a very thin line still has its rate`() async throws {
    try await pace("bandwidth: 4B/s") { pieces, waits, _ in
      #expect(pieces.allSatisfy { $0.count == 1 })
      #expect(waits == Array(repeating: .milliseconds(250), count: pieces.count - 1))
    }
  }

  @Test func `a modifier paces what a fault sends, too`() async throws {
    let clock = HeldClock()
    let rules = """
        - {name: slow, then: {dribble: {chunks: 2, over: 1s}}}
        - {name: cut, then: {connection: close_early}}
      """
    try await FaultyServer.with(rules, clock: clock) { server in
      let client = try await server.connect()
      try await client.ask("GET", "/v1/lamps")
      let first = try #require(await client.readPiece())
      #expect(await clock.nextWait() == .seconds(1))
      clock.release()
      let (rest, ending) = await client.readToEnd()
      let response = try #require(RawResponse(first + rest))
      #expect(!rest.isEmpty && ending == .inOrder)
      #expect(response.length.map { $0 / 2 } == response.body.count)
    }
  }

  @Test func `delays of all rules add up before the first byte`() async throws {
    let clock = HeldClock()
    let rules = """
        - {name: slow, then: {delay: 2s}}
        - {name: slower, then: {delay: 500ms}}
      """
    try await FaultyServer.with(rules, clock: clock) { server in
      let client = try await server.connect()
      try await client.ask("GET", "/v1/lamps")
      #expect(await clock.nextWait() == .milliseconds(2500))
      clock.release()
      #expect(await client.readResponse()?.status == 200)
      // World time stands still: a delay is wall time.
      #expect(await server.nextEntry()?.at == server.world.world.now)
    }
  }

  @Test func `a delay comes before the head of a stream`() async throws {
    let clock = HeldClock()
    try await FaultyServer.with("  - {name: slow, then: {delay: 2s}}", clock: clock) { server in
      try await server.world.move("lamp", "lamp-demo", to: "warming")
      let client = try await server.connect()
      try await client.ask("GET", "/v1/lamps/lamp-demo/states")
      #expect(await clock.nextWait() == .seconds(2))
      clock.release()
      #expect(await client.read(until: "warming").hasPrefix("HTTP/1.1 200 "))
    }
  }

  @Test func `a client that asked for the end gets it behind a slow answer`() async throws {
    let rule = "  - {name: slow, then: {dribble: {chunks: 2, over: 1ms}}}"
    try await FaultyServer.with(rule) { server in
      let client = try await server.connect()
      try await client.ask("GET", "/v1/lamps", also: "Connection: close\r\n")
      let (bytes, ending) = await client.readToEnd()
      let response = try #require(RawResponse(bytes))
      #expect(response.body.count == response.length)
      #expect(ending == .inOrder)
    }
  }

  static let waits = [
    "delay: 1h", "dribble: {chunks: 9, over: 1h}", "bandwidth: 1B/s", "slow_headers: 1h",
    "connection: hang", "connection: hang, at: mid_body, for: 1h", "delay: 1h, connection: garbage",
  ]

  @Test(arguments: waits)
  func `a server without delays leaves every wait out, and the journal says so`(
    _ then: String
  ) async throws {
    let clock = HeldClock()
    let rule = "  - {name: slow, then: {\(then)}}"
    try await FaultyServer.with(rule, clock: clock, skipsDelays: true) { server in
      let client = try await server.connect()
      try await client.ask("GET", "/v1/lamps", also: "Connection: close\r\n")
      #expect(await client.readToEnd().ending == .inOrder)
      #expect(await server.nextEntry()?.fault?.skipsWaits == true)
    }
  }

  @Test func `a fault without a wait has none left out`() async throws {
    let rule = "  - {name: broken, then: {connection: garbage}}"
    try await FaultyServer.with(rule, skipsDelays: true) { server in
      let client = try await server.connect()
      try await client.ask("GET", "/v1/lamps")
      #expect(await client.readToEnd().ending == .inOrder)
      #expect(await server.nextEntry()?.fault?.skipsWaits == false)
    }
  }
}
