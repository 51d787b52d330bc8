import Simulation
package import Wire

/// What has been exercised of one vendor's documented API.
package struct VendorCoverage: WireInput, WireOutput, Hashable {
  package let vendor: String
  package let title: String
  /// Answers of the simulation, those to undocumented calls included.
  package let requests: Int
  /// Answers that rules decided; they count nowhere else.
  package let injected: Int
  /// Answers that were made up from samples; they count nowhere else.
  package let stateless: Int
  package let figures: CoverageFigures
  /// Every documented route, in the order of the table.
  package let operations: [OperationCoverage]
  /// Errors that any operation may answer, with how often they were.
  package let generalErrors: [OutcomeCoverage]
  /// The most frequent first.
  package let undocumented: [UndocumentedCall]
  /// Undocumented calls in all, those to paths that are not told apart included.
  package let undocumentedCalls: Int

  private enum CodingKeys: String, CodingKey {
    case vendor, title, requests, injected, figures, operations, undocumented
    case stateless = "conjured"
    case generalErrors = "general_errors"
    case undocumentedCalls = "undocumented_calls"
  }

  init(_ vendor: Vendor, _ counters: Counters, _ operationCounts: [String: OperationCounts]) {
    self.vendor = vendor.name
    title = vendor.description.title
    injected = counters.setAside[vendor.name]?[.injected] ?? 0
    stateless = counters.setAside[vendor.name]?[.stateless] ?? 0
    operations = vendor.operations.map { OperationCoverage($0, of: vendor, operationCounts[$0.id]) }
    figures = CoverageFigures(operations)
    generalErrors = vendor.generalFailures.map { failure in
      let outcome = OperationCounts.Outcome(
        status: failure.status, label: nil, code: failure.code)
      let count = operationCounts.values.reduce(0) { sum, counts in
        sum + (counts.outcomes.first { $0.outcome == outcome }?.count ?? 0)
      }
      return OutcomeCoverage(outcome, count: count, isDocumented: true)
    }
    let unmatched = counters.unmatched[vendor.name] ?? UnmatchedRequests()
    undocumented =
      unmatched.calls.map { UndocumentedCall($0.key, count: $0.value, of: vendor) }.byFrequency
    undocumentedCalls = unmatched.total
    requests = operationCounts.values.reduce(unmatched.total) { $0 + $1.total }
  }

  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("vendor", vendor)
      json.field("title", title)
      json.field("requests", requests)
      json.field("injected", injected)
      json.field("conjured", stateless)
      json.field("figures", figures)
      json.field("operations", operations)
      json.field("general_errors", generalErrors)
      json.field("undocumented", undocumented)
      json.field("undocumented_calls", undocumentedCalls)
    }
  }
}
