import HTTPTypes
import Simulation
import SimulationTesting
import Telemetry
import Testing
import Wire

/// Answers that depend on the future.
@Suite(.timeLimit(.minutes(5))) struct WaitingTests {
  @Test func `a request that waits is answered when the clock reaches its instant`() async throws {
    let world = try TestWorld.shop()
    let lamp = try await world.makeLamp("a")
    try await world.begin("light", lamp)
    async let pending = world.send(.get, "/v1/lamps/\(lamp)/light")
    await world.untilOneWaits()
    try await world.advance(by: .seconds(2))
    let response = await pending
    #expect(response.status == 200)
    #expect(response["/state"] == "on")
  }

  @Test func `a request that waits is woken by a change that nobody planned`() async throws {
    let world = try TestWorld.shop()
    let lamp = try await world.makeLamp("a")
    async let pending = world.send(.get, "/v1/lamps/\(lamp)/light")
    await world.untilOneWaits()
    try await world.begin("switch", lamp)
    #expect(await pending["/state"] == "on")
  }

  @Test func `a request that waits keeps its number`() async throws {
    let world = try TestWorld.shop()
    let lamp = try await world.makeLamp("a")
    async let pending = world.send(.get, "/v1/lamps/\(lamp)/light")
    await world.untilOneWaits()
    for _ in 1...3 { _ = try await world.makeLamp("other \(world.world.mark)") }
    try await world.begin("switch", lamp)
    _ = await pending
    let entry = try #require(world.journal.newest(1) { $0.operation == "waitForLight" }.first)
    #expect(entry.sequence == 2)
  }

  @Test func `a client that leaves does not wait on`() async throws {
    let world = try TestWorld.shop()
    let lamp = try await world.makeLamp("a")
    let client = Task { await world.send(.get, "/v1/lamps/\(lamp)/light") }
    await world.untilOneWaits()
    client.cancel()
    #expect(await client.value.code == "late")
  }

  @Test func `a stream sends every state and ends with the last`() async throws {
    let world = try TestWorld.shop()
    let lamp = try await world.makeLamp("a")
    try await world.begin("light", lamp)
    let response = await world.send(.get, "/v1/lamps/\(lamp)/states")
    #expect(response.header("Content-Type") == "text/event-stream")
    let next = try #require(response.next)
    #expect(await text(next()) == "data: warming\n\n")
    async let second = next()
    await world.untilOneWaits()
    try await world.advance(by: .seconds(2))
    #expect(await text(second) == "data: on\n\n")
    try await world.begin("out", lamp)
    #expect(await text(next()) == "data: off\n\n")
    #expect(await next() == nil)
  }

  @Test func `a stream ends when its reader leaves`() async throws {
    let world = try TestWorld.shop()
    let lamp = try await world.makeLamp("a")
    let response = await world.send(.get, "/v1/lamps/\(lamp)/states")
    let next = try #require(response.next)
    let reader = Task { await next() }
    await world.untilOneWaits()
    reader.cancel()
    #expect(await reader.value == nil)
  }

  @Test func `a change between a look and the wait is not lost`() async throws {
    let world = try TestWorld.shop()
    let mark = world.world.mark
    _ = try await world.makeLamp("a")
    await world.world.changed(since: mark)
    #expect(world.world.mark > mark)
  }

  private func text(_ bytes: [UInt8]?) -> String? {
    bytes.map { String(decoding: $0, as: UTF8.self) }
  }
}
