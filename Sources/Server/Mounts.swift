import HTTPTypes
package import Simulation
import Wire

/// Everything behind the sockets: finds vendor, world and operation, has the world answer, keeps the
/// journal, and says what is to be delivered.
///
/// It sees whole requests and knows nothing of sockets; almost every test begins here.
package struct Mounts: Sendable {
  package let vendors: [Vendor]
  package let worlds: Worlds
  package let journal: Journal
  let control: ControlPlane
  private let addresses: AddressBook
  private let redactions: [Redaction]
  private let cors: CrossOrigin?
  /// Nil but in conjure mode.
  private let conjured: ConjuredHealth?
  /// How long a client is kept waiting for what depends on the future, in wall time.
  private let patience: Duration
  /// Whether what rules make clients wait for is left out.
  private let skipsDelays: Bool
  /// Told of every entry, for a log; must not wait.
  private let onEntry: (@Sendable (Entry) -> Void)?

  /// Puts mounts before worlds; `ports` are the vendors that have ports of their own.
  package init(
    worlds: Worlds, vendors: [Vendor], journal: Journal = Journal(),
    gate: ControlGate = .loopback, cors: CrossOrigin? = nil, patience: Duration = .seconds(30),
    ports: Set<String> = [], skipsDelays: Bool = false,
    onEntry: (@Sendable (Entry) -> Void)? = nil
  ) {
    self.worlds = worlds
    self.vendors = vendors
    self.journal = journal
    self.onEntry = onEntry
    self.patience = patience
    self.cors = cors
    self.skipsDelays = skipsDelays
    control = ControlPlane(
      worlds: worlds, vendors: vendors, journal: journal, gate: gate, ports: ports)
    conjured = worlds.isConjuring ? ConjuredHealth(vendors) : nil
    addresses = AddressBook(vendors)
    redactions = vendors.map { Redaction($0) }
  }

  /// The label of a listener on which the control plane stands alone.
  package static let controlListener = "control"

  /// Answers one request.
  package func answer(_ socket: SocketRequest) async -> SocketAnswer {
    let address = addresses.read(
      socket.target, authority: socket.authority, listener: socket.listener)
    if let health = conjured?.answer(socket.method, address) { return health }
    switch address.mount {
    case .vendor where socket.listener == Self.controlListener:
      return Problem.controlOnly(address.path).answer
    case .control:
      // Moving a clock past thousands of moves takes long; it must not hold up a loop's connections.
      return await withTaskExecutorPreference(globalConcurrentExecutor) {
        await control.answer(socket, address)
      }
    case .none:
      worlds.ledger.count(unmounted: socket.method, address.path)
      return Problem.noVendor(address.path, vendors: vendors).answer
    case .vendor(let index):
      guard let cors else { return await answer(socket, address, vendor: index) }
      if let preflight = cors.preflight(socket) { return preflight }
      return cors.opened(await answer(socket, address, vendor: index), to: socket)
    }
  }

  private func answer(
    _ socket: SocketRequest, _ address: Address, vendor index: Int
  ) async -> SocketAnswer {
    let vendor = vendors[index]
    var request = Request(
      method: socket.method, path: address.path, query: address.query, headers: socket.headers,
      body: socket.body, isOversized: socket.isOversized,
      origin: Origin("http://\(socket.authority ?? "127.0.0.1")\(address.prefix)"))
    let name = WorldName.take(from: address, &request, credential: vendor.facts.credential)
    guard Worlds.isName(name) else { return Problem.badWorldName(name).answer }
    guard let world = worlds.world(name) else {
      return Problem.unknownWorld(name, worlds.eviction(of: name)).answer
    }
    let match = vendor.routes.match(request.method, request.path)
    let began = ContinuousClock.now
    let delivery = Delivery(
      world: world, vendor: vendor, request: request, match: match, patience: patience)
    var (exchange, answer, cursor) = await delivery.settled()
    if skipsDelays { exchange.fault?.skipWaits() }
    if answer.status.code >= 400, let eviction = worlds.eviction(of: name) {
      let note = "\(eviction.description), and has begun anew"
      answer.diagnosis = answer.diagnosis.map { "\($0); \(note)" } ?? note
    }
    // One rests for each that wakes. That it cannot is no concern of this request.
    if let tired = worlds.tired() { try? await tired.rest() }
    answer.render()
    world.note(answer, of: exchange)
    var record: StreamRecord?
    if journal.capacity > 0 || onEntry != nil {
      let entry = Entry(
        world: name, vendor: vendor.name, exchange: exchange, request: request, answer: answer,
        isStream: cursor != nil, duration: (ContinuousClock.now - began).microseconds,
        redaction: redactions[index])
      let ordinal = journal.append(entry)
      if cursor != nil {
        record = StreamRecord(of: ordinal, in: journal, redaction: redactions[index])
      }
      onEntry?(entry)
    }
    return await delivery.answer(answer, exchange, cursor, record: record)
  }
}
