import Faults
package import HTTPTransport
import HTTPTypes
package import Simulation
package import Telemetry
import Wire

/// Everything behind the sockets: finds vendor, world and operation, has the world answer, keeps
/// the journal, and says what is to be delivered.
///
/// It sees whole requests and knows nothing of sockets; almost every test begins here.
package struct VendorRouter: Sendable {
  package let vendors: [Vendor]
  package let worlds: Worlds
  package let journal: Journal
  let control: ControlPlane
  private let parser: TargetParser
  private let redactions: [Redaction]
  private let cors: CrossOrigin?
  /// Nil but in stateless mode.
  private let health: StatelessHealth?
  /// How long a client is kept waiting for what depends on the future, in wall time.
  private let patience: Duration
  /// Whether what rules make clients wait for is left out.
  private let skipsDelays: Bool
  /// Writes everything down; nil for nothing.
  package let recorder: RunRecorder?
  /// Told of every entry, for a log; must not wait.
  private let onEntry: (@Sendable (Entry) -> Void)?

  /// Puts a router before worlds; `ports` are the vendors that have ports of their own, `lostLines`
  /// tells how many lines of the log were lost, for metrics.
  package init(
    worlds: Worlds, vendors: [Vendor], journal: Journal = Journal(),
    gate: ControlGate = .loopback, cors: CrossOrigin? = nil, patience: Duration = .seconds(30),
    ports: Set<String> = [], skipsDelays: Bool = false,
    lostLines: @escaping @Sendable () -> Int = { 0 },
    recorder: RunRecorder? = nil, onEntry: (@Sendable (Entry) -> Void)? = nil
  ) {
    self.worlds = worlds
    self.vendors = vendors
    self.journal = journal
    self.recorder = recorder
    self.onEntry = onEntry
    self.patience = patience
    self.cors = cors
    self.skipsDelays = skipsDelays
    control = ControlPlane(
      worlds: worlds, vendors: vendors, journal: journal, gate: gate, ports: ports,
      lostLines: lostLines)
    health = worlds.isStateless ? StatelessHealth(vendors) : nil
    parser = TargetParser(vendors)
    redactions = vendors.map { Redaction($0) }
  }

  /// The label of a listener on which the control plane stands alone.
  package static let controlListener = "control"

  /// Answers one request.
  package func handle(_ inbound: InboundRequest) async -> OutboundResponse {
    let target = target(of: inbound)
    guard let recorder else { return await handle(inbound, at: target) }
    let subject: RunRecorder.Subject =
      switch target.destination {
      case .vendor(let index): .vendor(vendors[index])
      case .control: .control
      case .none: .nobody
      }
    return await recorder.record(inbound, for: subject) { await handle(inbound, at: target) }
  }

  private func target(of inbound: InboundRequest) -> RequestTarget {
    parser.read(inbound.target, authority: inbound.authority, listener: inbound.listener)
  }

  private func handle(_ inbound: InboundRequest, at target: RequestTarget) async -> OutboundResponse
  {
    if let response = health?.response(inbound.method, target) { return response }
    switch target.destination {
    case .vendor where inbound.listener == Self.controlListener:
      return Problem.controlOnly(target.path).response
    case .control:
      // Moving a clock past thousands of moves takes long; it must not hold up a loop's
      // connections.
      return await withTaskExecutorPreference(globalConcurrentExecutor) {
        await control.handle(inbound, target)
      }
    case .none:
      worlds.coverageStore.count(unmounted: inbound.method, target.path)
      return Problem.noVendor(target.path, vendors: vendors).response
    case .vendor(let index):
      guard let cors else { return await handle(inbound, target, vendor: index) }
      if let preflight = cors.preflight(inbound) { return preflight }
      return cors.opened(await handle(inbound, target, vendor: index), to: inbound)
    }
  }

  private func handle(
    _ inbound: InboundRequest, _ target: RequestTarget, vendor index: Int
  ) async -> OutboundResponse {
    let dispatcher: ResponseDispatcher
    do throws(Problem) { dispatcher = try self.dispatcher(inbound, target, vendor: index) } catch {
      return error.response
    }
    let began = ContinuousClock.now
    let (processed, response, stream) = await dispatcher.finalResult()
    return await dispatch(dispatcher, processed, response, stream, vendor: index, since: began)
  }

  /// What brings a request to its world; the problem says why there is none.
  private func dispatcher(
    _ inbound: InboundRequest, _ target: RequestTarget, vendor index: Int
  ) throws(Problem) -> ResponseDispatcher {
    let vendor = vendors[index]
    var request = Request(
      method: inbound.method, path: target.path, query: target.query, headers: inbound.headers,
      body: inbound.body, isOversized: inbound.isOversized,
      origin: Origin("http://\(inbound.authority ?? "127.0.0.1")\(target.prefix)"))
    let name = WorldName.take(from: target, &request, credential: vendor.description.credential)
    guard Worlds.isName(name) else { throw .badWorldName(name) }
    guard let world = worlds.world(name) else {
      throw .unknownWorld(name, worlds.eviction(of: name))
    }
    return ResponseDispatcher(
      world: world, vendor: vendor, request: request,
      match: vendor.routes.match(request.method, request.path), patience: patience)
  }

  /// Keeps what became of a request in the journal, and says what the socket is to do.
  private func dispatch(
    _ dispatcher: ResponseDispatcher, _ processed: ProcessedRequest, _ response: Response,
    _ stream: EventStream?,
    vendor index: Int, since began: ContinuousClock.Instant
  ) async -> OutboundResponse {
    let name = dispatcher.world.name
    var (processed, response) = (processed, response)
    if skipsDelays { processed.fault?.skipWaits() }
    if response.status.code >= 400, let eviction = worlds.eviction(of: name) {
      let note = "\(eviction.description), and has begun anew"
      response.diagnosis = response.diagnosis.map { "\($0); \(note)" } ?? note
    }
    // One is suspended for each that is opened. That it cannot is no concern of this request.
    if let idle = worlds.worldToSuspend() { try? await idle.suspend() }
    response.render()
    dispatcher.world.note(response, of: processed)
    var record: StreamRecord?
    if journal.capacity > 0 || onEntry != nil {
      let entry = Entry(
        world: name, vendor: dispatcher.vendor.name, processed: processed,
        request: dispatcher.request,
        response: response, isStream: stream != nil,
        duration: (ContinuousClock.now - began).microseconds, redaction: redactions[index])
      let ordinal = journal.append(entry)
      if stream != nil {
        record = StreamRecord(of: ordinal, in: journal, redaction: redactions[index])
      }
      onEntry?(entry)
    }
    return await dispatcher.response(response, processed, stream, record: record)
  }
}

/// For replays, which take a request's turns themselves.
extension VendorRouter {
  /// What brings a request to its world; nil where it is for none.
  func dispatcher(of inbound: InboundRequest) -> ResponseDispatcher? {
    let target = target(of: inbound)
    guard case .vendor(let index) = target.destination else { return nil }
    return try? dispatcher(inbound, target, vendor: index)
  }

  /// What the socket is to do about a processed request.
  func dispatch(
    _ dispatcher: ResponseDispatcher, _ processed: ProcessedRequest, _ response: Response,
    _ stream: EventStream?
  ) async -> OutboundResponse {
    let index = vendors.firstIndex { $0 === dispatcher.vendor } ?? 0
    return await dispatch(
      dispatcher, processed, response, stream, vendor: index, since: ContinuousClock.now)
  }
}
