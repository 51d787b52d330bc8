import HTTPTransport
import HTTPTypes
import Scenarios
import Simulation
import SimulationTesting
import Telemetry
import Wire

@testable import Server

/// A shop behind real sockets, in which rules from a scenario file are at work.
struct FaultyServer: Sendable {
  let running: RunningServer
  let world: TestWorld
  /// What the journal keeps, as it is kept.
  let entries: AsyncStream<Entry>
  /// The ports that refuse connections, each time once they do.
  let refusals: AsyncStream<Set<String>>

  /// Runs a server under these rules while the body runs. `ports` gives the shop a port of its own
  /// behind the one that all share.
  static func with(
    _ faults: String, clock: any Clock<Duration> = ContinuousClock(), seed: UInt64 = 1,
    worldClock: SimulatedClock.Mode = .frozen, skipsDelays: Bool = false, ports: Set<String> = [],
    stopLimit: Duration = .seconds(2),
    _ body: (FaultyServer) async throws -> Void
  ) async throws {
    let shop = Vendor(Shop.self)
    let scenario = try Self.scenario(faults, shop, ports)
    let (entries, entry) = AsyncStream.makeStream(of: Entry.self)
    let (refusals, refusal) = AsyncStream.makeStream(of: Set<String>.self)
    let world = try TestWorld(
      [shop], seed: seed, clock: worldClock, scenario: scenario, ports: ports,
      skipsDelays: skipsDelays,
      onEntry: { entry.yield($0) })
    let listeners = [nil] + ports.sorted().map(Optional.some)
    try await RunningServer.with(
      listeners.map { label in
        Listener(label: label, hosts: ["127.0.0.1"], port: 0) { await world.router.handle($0) }
      }, policy: VendorPorts(worlds: world.router.worlds, vendors: ports), clock: clock,
      stopLimit: stopLimit,
      onClosedListeners: { refusal.yield($0) }
    ) { running in
      try await body(
        FaultyServer(running: running, world: world, entries: entries, refusals: refusals))
    }
  }

  /// A scenario of these rules for the shop, which has a port of its own.
  static func scenario(
    _ faults: String, _ shop: Vendor = Vendor(Shop.self), _ ports: Set<String> = ["shop"]
  ) throws -> Scenario {
    try ScenarioFile.read(
      "scenario: 1\nfaults:\n" + faults, named: "test.yaml", vendors: [shop], ports: ports,
      now: TestWorld.start)
  }

  func connect() async throws -> RawClient { try await running.connect() }

  /// The shop's own port.
  var shopPort: Int { running.bound[1].port }

  /// Connects to the shop's own port.
  func connectToShop() async throws -> RawClient { try await RawClient.connect(to: shopPort) }

  /// The next entry of the journal.
  func nextEntry() async -> Entry? { await entries.first { _ in true } }
}

extension RawClient {
  /// Asks the shop for something, on the port that all share.
  func ask(
    _ method: String, _ path: String, _ body: String = "", also headers: String = ""
  ) async throws {
    let type = body.isEmpty ? "" : "Content-Type: application/json\r\n"
    try await send(
      "\(method) /shop\(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer sk_test\r\n"
        + "\(type)Content-Length: \(body.utf8.count)\r\n\(headers)\r\n\(body)")
  }

  /// Asks for all lamps; nil where the answer is not a good one.
  func countLamps() async throws -> Int? {
    try await ask("GET", "/v1/lamps")
    guard let response = await readResponse(), response.status == 200 else { return nil }
    return try JSON(parsing: response.body)["lamps"]?.arrayValue?.count
  }
}
