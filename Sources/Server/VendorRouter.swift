import Faults
package import HTTPTransport
import HTTPTypes
package import Simulation
package import Telemetry

/// Everything behind the sockets: finds vendor, world and operation, has the world answer, passes
/// the response through the middleware, and says what is to be delivered.
///
/// It sees whole requests and knows nothing of sockets; almost every test begins here. There is one
/// way through it: a replay takes it too, with a `TurnSource` of its own.
package struct VendorRouter: Sendable {
  package let vendors: [Vendor]
  package let worlds: Worlds
  package let journal: Journal
  let control: ControlPlane
  /// What every response passes, in this order.
  let middleware: [any Middleware]
  private let parser: TargetParser
  private let gate: ControlGate
  /// How long a client is kept waiting for what depends on the future, in wall time.
  private let patience: Duration
  /// Whether what rules make clients wait for is left out.
  private let skipsDelays: Bool
  /// Writes down everything that is received and delivered, the bytes of faults too, so that it
  /// stands around the middleware; nil for nothing.
  package let recorder: RunRecorder?

  /// Puts a router before worlds; `ports` are the vendors that have ports of their own, `lostLines`
  /// tells how many lines of the log were lost and `unreadable` what was no request, for metrics. `onEntry` is told of every entry, for a
  /// log; it must not wait.
  package init(
    worlds: Worlds, vendors: [Vendor], journal: Journal = Journal(),
    gate: ControlGate = .loopback, cors: CrossOrigin? = nil, patience: Duration = .seconds(30),
    ports: Set<String> = [], skipsDelays: Bool = false,
    lostLines: @escaping @Sendable () -> Int = { 0 }, unreadable: UnreadableCount = .init(),
    recorder: RunRecorder? = nil, onEntry: (@Sendable (Entry) -> Void)? = nil
  ) {
    self.worlds = worlds
    self.vendors = vendors
    self.journal = journal
    self.recorder = recorder
    self.patience = patience
    self.skipsDelays = skipsDelays
    control = ControlPlane(
      worlds: worlds, vendors: vendors, journal: journal, gate: gate, ports: ports,
      lostLines: lostLines, unreadable: unreadable)
    parser = TargetParser(vendors)
    self.gate = gate
    var middleware: [any Middleware] = [
      // A note is part of what telemetry keeps and of what the headers say.
      EvictionNote(worlds: worlds),
      RequestTelemetry(
        journal: journal, worlds: worlds, vendors: vendors, onEntry: onEntry),
      ServerHeaders(),
      BrowserHeaders(),
    ]
    if worlds.isStateless { middleware.append(StatelessHealth(vendors)) }
    if let cors { middleware.append(cors) }
    self.middleware = middleware
  }

  /// The label of a listener on which the control plane stands alone.
  package static let controlListener = "control"

  /// Answers one request; `turns` says when its turns are taken, nil for when wall time has come.
  package func handle(
    _ inbound: InboundRequest, turns: (any TurnSource)? = nil
  ) async -> OutboundResponse {
    let target = parser.read(
      inbound.target, authority: inbound.authority, listener: inbound.listener)
    var inbound = inbound
    if let authority = target.authority { inbound.authority = authority }
    let request = RoutedRequest(inbound, target, among: vendors, turns: turns)
    guard let recorder else { return await respond(to: request) }
    return await recorder.record(request) { await respond(to: request) }
  }

  /// Bodies up to so many bytes are read on the loop of their connection. What takes longer must not
  /// hold up the loop's other connections.
  static let quickBody = 64 * 1024

  private func respond(to request: RoutedRequest) async -> OutboundResponse {
    guard request.inbound.body.count > Self.quickBody else { return await response(to: request) }
    return await withTaskExecutorPreference(globalConcurrentExecutor) {
      await response(to: request)
    }
  }

  private func response(to request: RoutedRequest) async -> OutboundResponse {
    var response = await routed(request)
    for wrapper in middleware { wrapper.process(&response, to: request) }
    return await response.outbound(answering: request.inbound.method)
  }

  private func routed(_ request: RoutedRequest) async -> RoutedResponse {
    if let authority = request.target.authority, !gate.serves(authority),
      parser.vendor(host: authority) == nil
    {
      return Problem.noProxy(authority).response
    }
    for wrapper in middleware {
      if let response = wrapper.response(to: request) { return response }
    }
    guard let vendor = request.vendor else {
      guard request.isForControl else {
        return Problem.noVendor(request.target.path, vendors: vendors).response
      }
      // Moving a clock past thousands of moves takes long; it must not hold up a loop's
      // connections.
      return await withTaskExecutorPreference(globalConcurrentExecutor) {
        await control.handle(request.inbound, request.target)
      }
    }
    guard request.inbound.listener != Self.controlListener else {
      return Problem.controlOnly(request.target.path).response
    }
    do throws(Problem) { return try await simulate(request, of: vendor) } catch {
      return error.response
    }
  }

  /// Has the request's world answer; the problem says why there is no world.
  private func simulate(
    _ routed: RoutedRequest, of vendor: Vendor
  ) async throws(Problem) -> RoutedResponse {
    let inbound = routed.inbound
    var request = Request(
      method: inbound.method, path: routed.target.path, query: routed.target.query,
      headers: inbound.headers, body: inbound.body, isOversized: inbound.isOversized,
      origin: Origin("http://\(inbound.authority ?? "127.0.0.1")\(routed.target.prefix)"))
    let name = WorldName.take(
      from: routed.target, &request, credential: vendor.description.credential)
    guard Worlds.isName(name) else { throw .badWorldName(name) }
    // A world that a header or a key names stands in the path of every address that is answered:
    // clients follow such without header and key.
    if routed.target.world == nil, name != Worlds.defaultName {
      request.origin = request.origin.inWorld(name)
    }
    guard let (world, isKept) = worlds.lease(name) else {
      throw .unknownWorld(name, worlds.eviction(of: name))
    }
    var exchange = await WorldExchange.ask(
      world, request, of: vendor, until: routed.received + patience, turns: routed.turns
    ) {
      if !isKept { worlds.keep(world) }
    }
    if skipsDelays { exchange.processed.fault?.skipWaits() }
    // One is suspended for each that is opened. That it cannot is no concern of this request.
    if let idle = worlds.worldToSuspend() { try? await idle.suspend() }
    exchange.response.render()
    return RoutedResponse(exchange)
  }
}
