import Simulation
import SimulationTesting
import Telemetry
import Testing
import Wire

@testable import Server

/// What happens to a vendor's own port, before a request is read.
@Suite(.timeLimit(.minutes(5))) struct PortFaultTests {
  private let outage = """
      - name: outage
        match: {vendor: shop}
        when: {window: {from: 1h, for: 4m}}
        then: {connection: refuse}
    """

  private func isServed(_ client: RawClient) async throws -> Bool {
    try await client.countLamps() != nil
  }

  /// Whether a new connection to the shop's own port is served.
  private func shopResponses(_ server: FaultyServer) async throws -> Bool {
    try await isServed(try await server.connectToShop())
  }

  @Test func `a port refuses connections while its window is open, and takes them again`()
    async throws
  {
    try await FaultyServer.with(outage, ports: ["shop"]) { server in
      var refusals = server.refusals.makeAsyncIterator()
      let kept = try await server.connectToShop()
      #expect(try await isServed(kept))
      try await server.world.advance(by: .seconds(3600))
      #expect(await refusals.next() == ["shop"])
      #expect(await kept.readToEnd().ending == .inOrder)
      #expect(try await RawClient.isRefused(by: server.shopPort))
      try await server.world.advance(by: .seconds(240))
      #expect(await refusals.next() == [])
      #expect(try await shopResponses(server))
      let rule = await server.world.world.rules[0]
      #expect(rule.hits == 1)
    }
  }

  @Test func `the port that all share is open all the while, to the vendor too`() async throws {
    let rule = "  - {name: outage, match: {vendor: shop}, then: {connection: refuse}}"
    try await FaultyServer.with(rule, ports: ["shop"]) { server in
      #expect(try await RawClient.isRefused(by: server.shopPort))
      let client = try await server.connect()
      #expect(try await isServed(client))
      #expect(await server.nextEntry()?.fault == nil)
    }
  }

  @Test func `a port that is closed from the start is closed when the server is ready`()
    async throws
  {
    let rule = """
        - name: outage
          match: {vendor: shop}
          when: {window: {for: 1m}}
          then: {connection: refuse}
      """
    try await FaultyServer.with(rule, ports: ["shop"]) { server in
      #expect(try await RawClient.isRefused(by: server.shopPort))
      var refusals = server.refusals.makeAsyncIterator()
      #expect(await refusals.next() == ["shop"])
      try await server.world.advance(by: .seconds(60))
      #expect(await refusals.next() == [])
      #expect(try await shopResponses(server))
    }
  }

  @Test func `a rule that is taken out opens its port`() async throws {
    let rule = "  - {name: outage, match: {vendor: shop}, then: {connection: refuse}}"
    try await FaultyServer.with(rule, ports: ["shop"]) { server in
      var refusals = server.refusals.makeAsyncIterator()
      #expect(await refusals.next() == ["shop"])
      #expect(await server.world.world.disarm("outage"))
      #expect(await refusals.next() == [])
      let isServed = try await shopResponses(server)
      #expect(isServed)
    }
  }

  @Test func `a port closes behind the rule that it follows`() async throws {
    let rules = """
        - {name: last-words, match: {operation: getStatus}, then: {status: 500}}
        - name: outage
          match: {vendor: shop}
          when: {following: last-words}
          then: {connection: refuse}
      """
    try await FaultyServer.with(rules, ports: ["shop"]) { server in
      #expect(try await shopResponses(server))
      let client = try await server.connect()
      try await client.ask("GET", "/v1/status")
      #expect(await client.readResponse()?.status == 500)
      #expect(await server.refusals.first { _ in true } == ["shop"])
      #expect(try await RawClient.isRefused(by: server.shopPort))
    }
  }

  @Test func `a scenario that is put to a world, or taken out of it, closes and opens the port`()
    async throws
  {
    let rule = "  - {name: outage, match: {vendor: shop}, then: {connection: refuse}}"
    try await FaultyServer.with(
      "  - {name: unused, match: {operation: getStatus}, then: {delay: 1ms}}", ports: ["shop"]
    ) { server in
      var refusals = server.refusals.makeAsyncIterator()
      let scenario = try FaultyServer.scenario(rule)
      _ = try await server.world.world.take(scenario)
      #expect(await refusals.next() == ["shop"])
      #expect(try await RawClient.isRefused(by: server.shopPort))
      await server.world.world.dropScenario()
      #expect(await refusals.next() == [])
      #expect(try await shopResponses(server))
    }
  }

  /// Nobody moves the world's clock here: the server looks again by itself when it is time.
  @Test func `a window opens and closes as time passes, on a clock that runs`() async throws {
    let rule = """
        - name: outage
          match: {vendor: shop}
          when: {window: {from: 1ms, for: 1ms}}
          then: {connection: refuse}
      """
    try await FaultyServer.with(rule, worldClock: .real, ports: ["shop"]) { server in
      var refusals = server.refusals.makeAsyncIterator()
      let isServed = try await shopResponses(server)
      #expect(isServed)
      server.world.wall.move(by: .milliseconds(1))
      #expect(await refusals.next() == ["shop"])
      #expect(try await RawClient.isRefused(by: server.shopPort))
      server.world.wall.move(by: .milliseconds(1))
      #expect(await refusals.next() == [])
      #expect(try await shopResponses(server))
    }
  }

  @Test func `a rule whose time is up opens its port`() async throws {
    let rule = "  - {name: outage, match: {vendor: shop}, then: {connection: refuse}, ttl: 1ms}"
    try await FaultyServer.with(rule, ports: ["shop"]) { server in
      var refusals = server.refusals.makeAsyncIterator()
      #expect(await refusals.next() == ["shop"])
      server.world.wall.move(by: .milliseconds(1))
      #expect(await refusals.next() == [])
      let isServed = try await shopResponses(server)
      #expect(isServed)
    }
  }

  @Test func `connections are reset as they are accepted, by their count`() async throws {
    let rule = """
        - name: slammed
          match: {vendor: shop}
          when: {calls: 2-3}
          then: {connection: reset, at: accept}
      """
    try await FaultyServer.with(rule, ports: ["shop"]) { server in
      let first = try await server.connectToShop()
      #expect(try await isServed(first))
      for _ in 2...3 {
        let (bytes, ending) = try await RawClient.exchange(with: server.shopPort)
        #expect(bytes.isEmpty && ending == .reset)
      }
      // Neither a connection that is open already nor the port that all share is touched.
      #expect(try await isServed(first))
      let other = try await server.connect()
      #expect(try await isServed(other))
      #expect(try await shopResponses(server))
      let rule = await server.world.world.rules[0]
      #expect(rule.matches == 4)
      #expect(rule.hits == 2)
    }
  }

  @Test func `a connection that has sent its request already is reset before that is read`()
    async throws
  {
    let rule = "  - {name: slammed, match: {vendor: shop}, then: {connection: reset, at: accept}}"
    try await FaultyServer.with(rule, ports: ["shop"]) { server in
      let text = "GET /v1/lamps HTTP/1.1\r\nHost: h\r\n\r\n"
      let (bytes, ending) = try await RawClient.exchange(with: server.shopPort, text)
      #expect(bytes.isEmpty && ending == .reset)
      #expect(server.world.journal.extent.kept == 0)
    }
  }
}
