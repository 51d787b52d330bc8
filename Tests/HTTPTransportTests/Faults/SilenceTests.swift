import Testing

@testable import Server

/// Silence: it lasts as long as the rule says, and no longer than the client stays.
@Suite(.timeLimit(.minutes(5))) struct SilenceTests {
  static let moments = ["before_headers", "mid_body"]

  private func rule(_ moment: String, _ also: String = "") -> String {
    "  - {name: silence, match: {operation: getLamp}, then: "
      + "{connection: hang, at: \(moment)\(also)}}"
  }

  /// Asks on a connection that carried a good answer, and returns once the server is silent.
  private func fallSilent(
    _ server: FaultyServer, _ clock: HeldClock
  ) async throws -> (RawClient, Duration?) {
    let client = try await server.connect()
    #expect(try await client.countLamps() == 1)
    try await client.ask("GET", "/v1/lamps/lamp-demo")
    return (client, await clock.nextWait())
  }

  private func expect(_ bytes: [UInt8], _ moment: String) {
    if moment == "before_headers" {
      #expect(bytes.isEmpty)
    } else {
      let response = RawResponse(bytes)
      #expect(response?.length.map { $0 / 2 } == response?.body.count)
    }
  }

  @Test(arguments: moments)
  func `a silence lasts as long as the rule says, then the connection ends in order`(
    _ moment: String
  ) async throws {
    let clock = HeldClock()
    try await FaultyServer.with(rule(moment, ", for: 30s"), clock: clock) { server in
      let (client, silence) = try await fallSilent(server, clock)
      #expect(silence == .seconds(30))
      clock.release()
      let (bytes, ending) = await client.readToEnd()
      expect(bytes, moment)
      #expect(ending == .inOrder)
    }
  }

  /// A client that ends its side is one that has given up: TCP does not tell the two apart, and
  /// this one can still see that the server lets the connection go.
  @Test(arguments: moments)
  func `a silence without a time lasts until the client gives up, then the connection is free`(
    _ moment: String
  ) async throws {
    let clock = HeldClock()
    try await FaultyServer.with(rule(moment), clock: clock) { server in
      let (client, silence) = try await fallSilent(server, clock)
      #expect(silence == .seconds(24 * 3600))
      try await client.endSending()
      let (bytes, ending) = await client.readToEnd()
      expect(bytes, moment)
      #expect(ending != nil)
    }
  }

  @Test(arguments: moments)
  func `a silence ends at once when the server stops`(_ moment: String) async throws {
    let clock = HeldClock()
    // It ends in the test's time because it is let go, not because it is cut off.
    let never = Duration.seconds(3600)
    try await FaultyServer.with(rule(moment), clock: clock, stopLimit: never) { server in
      let (client, _) = try await fallSilent(server, clock)
      await server.running.stop()
      let (bytes, ending) = await client.readToEnd()
      expect(bytes, moment)
      #expect(ending == .inOrder)
    }
  }
}
