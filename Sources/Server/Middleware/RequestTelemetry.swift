import HTTPTransport
import HTTPTypes
import Simulation
import Telemetry
import Wire

/// Keeps what became of requests: coverage, journal, log. It changes no response.
struct RequestTelemetry: Middleware {
  private let journal: Journal
  private let coverageStore: CoverageStore
  /// By the vendors' places in the router's list.
  private let redactions: [Redaction]
  /// Told of every entry, for a log; must not wait.
  private let onEntry: (@Sendable (Entry) -> Void)?

  init(
    journal: Journal, coverageStore: CoverageStore, vendors: [Vendor],
    onEntry: (@Sendable (Entry) -> Void)?
  ) {
    self.journal = journal
    self.coverageStore = coverageStore
    self.onEntry = onEntry
    redactions = vendors.map { Redaction($0) }
  }

  func process(_ response: inout RoutedResponse, to request: RoutedRequest) {
    switch request.target.destination {
    case .control: return
    case .none:
      guard response.head.status == .notFound else { return }
      coverageStore.count(unmounted: request.inbound.method, request.target.path)
    case .vendor(let index):
      guard let exchange = response.exchange else { return }
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
}
