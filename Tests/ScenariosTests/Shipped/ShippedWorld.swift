import Faults
import HTTPTransport
import HTTPTypes
import Scenarios
import Server
import Simulation
import SimulationTesting
import Telemetry
import Wire

@testable import UnderstudyCommands

/// A world in memory as `serve --scenario scenarios/NAME.yaml` makes it, but for its clock, which
/// stands until it is moved.
struct ShippedWorld {
  let world: TestWorld

  /// A world that nothing is scripted in.
  init(_ world: TestWorld) { self.world = world }

  init(_ name: String, seed: UInt64? = nil) throws {
    let scenario = try Reading.scenario(Checkout.text("scenarios/\(name).yaml"))
    world = try TestWorld(
      Registry.vendors, seed: seed ?? scenario.seed ?? 1,
      baseline: scenario.baseline.flatMap(WorldConfiguration.Baseline.init(rawValue:)) ?? .demo,
      scenario: scenario)
  }

  func advance(by duration: Duration) async throws { try await world.advance(by: duration) }

  /// How often each rule has had its part in an answer.
  var hits: [String: Int] {
    get async {
      Dictionary(uniqueKeysWithValues: await world.world.rules.map { ($0.rule.name, $0.hits) })
    }
  }

  /// The recorded requests to an operation, oldest first.
  func requests(to operation: String) -> [Entry] {
    world.journal.newest(10_000) { $0.operation == operation }.reversed()
  }

  /// Sends a request and tells what a client sees of the answer.
  func send(
    _ method: HTTPRequest.Method, _ path: String, _ json: JSON? = nil, to vendor: Vendor,
    key: String? = nil, headers: HTTPFields = [:], patience: Duration
  ) async -> SeenResponse {
    var headers = headers
    let key = key ?? vendor.description.demoKey
    switch vendor.description.credential {
    case .bearer: headers[.authorization] = "Bearer \(key)"
    case .header(let name): if let name = HTTPField.Name(name) { headers[name] = key }
    }
    if json != nil { headers[.contentType] = "application/json" }
    let response = await world.router.handle(
      InboundRequest(
        method: method, target: "/\(vendor.name)\(path)", authority: "127.0.0.1:4010",
        headers: headers, body: json?.serialized() ?? []))
    return SeenResponse(response, patience: patience)
  }
}
