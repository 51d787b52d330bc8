import Faults
package import Simulation
import Synchronization
import Wire

/// What one world has answered, kept outside of it so that it outlives the world.
///
/// It observes the world's turns, in the order of effects.
final class WorldCoverage: RequestObserver {
  private let counters = Mutex(Counters())
  private let isStateless: Bool
  /// Takes the counts over when the world begins anew or ends.
  private let store: CoverageStore

  init(in store: CoverageStore, isStateless: Bool) {
    self.store = store
    self.isStateless = isStateless
  }

  var snapshot: Counters { counters.withLock { $0 } }

  /// Gives everything away and begins anew.
  func take() -> Counters {
    counters.withLock { counters in
      defer { counters = Counters() }
      return counters
    }
  }

  func beginAnew() { store.beginAnew(self) }

  func end() { store.close(self) }

  /// Counts what the simulation answered; an injected answer or a sample is no coverage of
  /// anything.
  func observe(
    _ processed: ProcessedRequest, _ request: Request, of vendor: Vendor,
    settings: [String: Settings]
  ) {
    guard let response = processed.result.head else { return }
    if let fault = processed.fault { counters.withLock { $0.count(rules: fault.rules) } }
    guard processed.fault?.decidedBy == nil else {
      return counters.withLock { $0.setAside(.injected, of: vendor) }
    }
    guard let operation = processed.operation else {
      return counters.withLock { $0.count(response, unmatched: request, at: vendor) }
    }
    guard !isStateless else { return counters.withLock { $0.setAside(.stateless, of: vendor) } }
    let observed = ObservedFields(
      query: request.query, body: request.body, vendor: vendor, settings: settings)
    counters.withLock { $0.count(response, of: operation, vendor, seen: observed) }
  }

  /// Notes which documented fields an answer serves: none where it is an error's, injected or a
  /// sample, or where a rule has patched it.
  fileprivate func note(_ response: Response, of processed: ProcessedRequest) {
    guard let operation = processed.operation, let dialect = processed.dialect, !isStateless,
      case .success = response.outcome, response.hasBody, processed.fault?.decidedBy == nil,
      processed.fault?.isPatched != true,
      let wanted = counters.withLock({ $0.wanted(of: operation, in: dialect) })
    else { return }
    var scanner = FieldScanner(table: wanted.table, metFields: wanted.metFields)
    scanner.scan(json: response.body)
    guard scanner.metFields.missing < wanted.metFields.missing else { return }
    var seen = wanted
    seen.metFields = scanner.metFields
    counters.withLock { [seen] in $0.add(seen, of: operation) }
  }
}

/// What a world has answered, where a ``CoverageStore`` observes it.
extension World {
  private nonisolated var coverage: WorldCoverage? { observer as? WorldCoverage }

  /// What it has answered since its last reset.
  package nonisolated var counters: Counters { coverage?.snapshot ?? Counters() }

  /// Notes which documented fields an answer serves. Outside of the turn, where its body is
  /// rendered in any case, and before it is sent: a client that has the answer can read the
  /// coverage.
  package nonisolated func note(_ response: Response, of processed: ProcessedRequest) {
    coverage?.note(response, of: processed)
  }
}
