import HTTPTypes
import Simulation
package import Wire

/// What has been exercised of one documented route.
package struct OperationCoverage: WireInput, WireOutput, Hashable {
  /// How far a route has been exercised.
  package enum State: String, WireEnum {
    /// It has answered a success.
    case exercised
    /// It has been called, and has answered errors only.
    case failed
    case never
  }

  package let operation: String
  package let method: String
  package let path: String
  package let summary: String
  package let tier: Int
  /// Whether it is simulated; one that is not counts in no percentage.
  package let simulated: Bool
  package let state: State
  /// Answers of the simulation.
  package let calls: Int
  /// Those it documents in their order, then others that were given.
  package let outcomes: [OutcomeCoverage]
  package let requestFields: SentFields
  package let responseFields: ServedFields

  package var isSimulated: Bool { simulated }

  /// The names of documented answers that were never given.
  package var missingOutcomes: [String] {
    outcomes.filter { $0.documented && $0.count == 0 }.map(\.name)
  }

  /// Whether nothing of it is missing in a measure.
  package func isCovered(in measure: CoverageMeasure) -> Bool {
    switch measure {
    case .operations: state == .exercised
    case .outcomes: missingOutcomes.isEmpty
    case .requestFields: requestFields.never.isEmpty
    case .responseFields: responseFields.never.isEmpty
    }
  }

  private enum CodingKeys: String, CodingKey {
    case operation, method, path, summary, tier, simulated, state, calls, outcomes
    case requestFields = "request_fields"
    case responseFields = "response_fields"
  }

  init(_ operation: Operation, of vendor: Vendor, _ counts: OperationCounts?) {
    self.operation = operation.id
    method = operation.method.rawValue
    path = operation.template.description
    summary = operation.summary
    tier = operation.tier
    simulated = operation.status == .simulated
    calls = counts?.total ?? 0
    let met = counts?.outcomes ?? []
    let documented =
      operation.successes.map {
        OperationCounts.Outcome(status: $0.status, label: $0.label, code: nil)
      }
      + vendor.ownFailures(of: operation).map {
        OperationCounts.Outcome(status: $0.status, label: nil, code: $0.code)
      }
    outcomes =
      documented.map { outcome in
        let count = met.first { $0.outcome == outcome }?.count ?? 0
        return OutcomeCoverage(outcome, count: count, isDocumented: true)
      }
      + met.filter { !documented.contains($0.outcome) }.map {
        OutcomeCoverage($0.outcome, count: $0.count, isDocumented: false)
      }
    state =
      met.contains { $0.outcome.isSuccess } ? .exercised : calls > 0 ? .failed : .never
    requestFields = SentFields(operation, counts?.sent)
    responseFields = ServedFields(operation, counts?.served ?? [])
  }

  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("operation", operation)
      json.field("method", method)
      json.field("path", path)
      json.field("summary", summary)
      json.field("tier", tier)
      json.field("simulated", simulated)
      json.field("state", state)
      json.field("calls", calls)
      json.field("outcomes", outcomes)
      json.field("request_fields", requestFields)
      json.field("response_fields", responseFields)
    }
  }
}
