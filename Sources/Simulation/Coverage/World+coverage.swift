import Faults
import Wire

/// What a world counts of what it answers.
extension World {
  /// What it has answered since its last reset.
  package var counters: Counters { coverage.snapshot }

  /// Counts what the simulation answered; an injected answer or a sample is no coverage of
  /// anything.
  ///
  /// It returns the dialect in which the answer shows documented fields, for `note(_:of:)`; nil
  /// where it shows none: an error's body has no documented fields, and one that a rule has patched
  /// is not the operation's own.
  func count(
    _ result: HandlerResult, to requestContext: RequestContext, _ vendor: Vendor,
    _ operation: Operation,
    _ fault: AppliedFault?
  ) -> Dialect? {
    let response: Response
    switch result {
    case .response(let whole): response = whole
    case .stream(let head, _): response = head
    case .wait: return nil
    }
    if fault?.decidedBy != nil {
      setAside(.injected, of: vendor)
      return nil
    }
    if configuration.isStateless {
      setAside(.stateless, of: vendor)
      return nil
    }
    let observed = ObservedFields(
      query: requestContext.request.query, body: requestContext.request.body, vendor: vendor,
      settings: activeScenario.settings)
    coverage.change { $0.count(response, of: operation, vendor, seen: observed) }
    guard case .success = response.outcome, response.hasBody, fault?.isPatched != true else {
      return nil
    }
    return requestContext.dialect
  }

  /// Counts an answer that is no coverage, and nothing else of it.
  func setAside(_ reason: Counters.Reason, of vendor: Vendor) {
    coverage.change { $0.setAside(reason, of: vendor) }
  }

  /// Notes which documented fields an answer serves. Outside of the turn, where its body is
  /// rendered in any case, and before it is sent: who has the answer can read the coverage.
  package nonisolated func note(_ response: Response, of processed: ProcessedRequest) {
    guard let dialect = processed.shown, let operation = processed.operation,
      let wanted = coverage.change({ $0.wanted(of: operation, in: dialect) })
    else { return }
    var scanner = FieldScanner(table: wanted.table, metFields: wanted.metFields)
    scanner.scan(json: response.body)
    guard scanner.metFields.missing < wanted.metFields.missing else { return }
    var seen = wanted
    seen.metFields = scanner.metFields
    coverage.change { [seen] in $0.add(seen, of: operation) }
  }
}
