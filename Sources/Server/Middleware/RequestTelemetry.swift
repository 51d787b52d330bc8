import HTTPTransport
import HTTPTypes
import Simulation
import Synchronization
import Telemetry
import Wire

/// Keeps what became of requests: coverage, journal, log. It changes no response.
struct RequestTelemetry: Middleware {
  private let journal: Journal
  private let worlds: Worlds
  private let coverageStore: CoverageStore
  /// By the vendors' places in the router's list.
  private let redactions: [Redaction]
  private let plainRedaction = Redaction()
  private let unrouted = UnroutedCount()
  /// Told of every entry, for a log; must not wait.
  private let onEntry: (@Sendable (Entry) -> Void)?

  init(
    journal: Journal, worlds: Worlds, vendors: [Vendor], onEntry: (@Sendable (Entry) -> Void)?
  ) {
    self.journal = journal
    self.worlds = worlds
    coverageStore = worlds.coverageStore
    self.onEntry = onEntry
    redactions = vendors.map { Redaction($0) }
  }

  func process(_ response: inout RoutedResponse, to request: RoutedRequest) {
    switch request.target.destination {
    case .control: return
    case .none:
      if response.head.status == .notFound {
        coverageStore.count(unmounted: request.inbound.method, request.target.path)
      }
      note(response, to: request)
    case .vendor(let index):
      guard let exchange = response.exchange else { return note(response, to: request) }
      exchange.world.note(exchange.response, of: exchange.processed)
      guard journal.capacity > 0 || onEntry != nil else { return }
      let entry = Entry(
        world: exchange.world.name, vendor: exchange.vendor.name, processed: exchange.processed,
        request: exchange.request, response: exchange.response, isStream: exchange.stream != nil,
        duration: (ContinuousClock.now - request.received).microseconds,
        redaction: redactions[index])
      let ordinal = journal.append(entry)
      if exchange.stream != nil {
        response.record = StreamRecord(of: ordinal, in: journal, redaction: redactions[index])
      }
      onEntry?(entry)
    }
  }

  /// Keeps what the server itself refused: a wrong base URL is the most common mistake.
  private func note(_ response: RoutedResponse, to request: RoutedRequest) {
    guard let rejection = response.rejection, journal.capacity > 0 || onEntry != nil else { return }
    let inbound = request.inbound
    let name = request.target.world.map(String.init) ?? inbound.headers[WorldName.header]
    let world = name.flatMap { Worlds.isName($0) ? $0 : nil } ?? Worlds.defaultName
    // The world may be in a turn; it is not waited for.
    let time = worlds.known(world)?.attempt { $0.now } ?? worlds.wall()
    var answer: [UInt8] = []
    if case .whole(let bytes) = response.body { answer = bytes }
    let entry = Entry(
      unrouted: Request(
        method: inbound.method, path: request.target.prefix + request.target.path,
        query: request.target.query, headers: inbound.headers, body: inbound.body),
      world: world, at: time, requestID: unrouted.next(), status: response.head.status.code,
      answer: answer, diagnosis: rejection,
      duration: (ContinuousClock.now - request.received).microseconds, redaction: plainRedaction)
    journal.append(entry)
    onEntry?(entry)
  }
}

/// Gives ids to requests that no world has numbered.
private final class UnroutedCount: Sendable {
  private let count = Atomic<Int>(0)

  func next() -> String { "unrouted-\(count.add(1, ordering: .relaxed).newValue)" }
}
