package import Wire

/// The four figures of a vendor, or of several together.
package struct CoverageFigures: WireInput, WireOutput, Hashable {
  package var operations: CoverageRatio
  package var outcomes: CoverageRatio
  package var requestFields: CoverageRatio
  package var responseFields: CoverageRatio

  private enum CodingKeys: String, CodingKey {
    case operations, outcomes
    case requestFields = "request_fields"
    case responseFields = "response_fields"
  }

  /// The figures of operations.
  init(_ operations: [OperationCoverage]) {
    let simulated = operations.filter(\.isSimulated)
    self.operations = CoverageRatio(
      covered: simulated.count { $0.state == .exercised }, documented: simulated.count)
    let outcomes = simulated.flatMap(\.outcomes).filter(\.documented)
    self.outcomes = CoverageRatio(
      covered: outcomes.count { $0.count > 0 }, documented: outcomes.count)
    requestFields = simulated.reduce(.none) { $0 + $1.requestFields.ratio }
    responseFields = simulated.reduce(.none) { $0 + $1.responseFields.ratio }
  }

  package subscript(_ measure: CoverageMeasure) -> CoverageRatio {
    switch measure {
    case .operations: operations
    case .outcomes: outcomes
    case .requestFields: requestFields
    case .responseFields: responseFields
    }
  }

  package static func + (left: CoverageFigures, right: CoverageFigures) -> CoverageFigures {
    var sum = left
    sum.operations = left.operations + right.operations
    sum.outcomes = left.outcomes + right.outcomes
    sum.requestFields = left.requestFields + right.requestFields
    sum.responseFields = left.responseFields + right.responseFields
    return sum
  }

  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("operations", operations)
      json.field("outcomes", outcomes)
      json.field("request_fields", requestFields)
      json.field("response_fields", responseFields)
    }
  }
}

extension CoverageRatio {
  static let none = CoverageRatio(covered: 0, documented: 0)
}
