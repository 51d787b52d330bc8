package import Wire

/// A kind of answer, and how often it was given.
package struct OutcomeCoverage: WireInput, WireOutput, Hashable {
  package let status: Int
  /// Tells successes of one status apart.
  package let label: String?
  /// The error's code; nil for a success.
  package let code: String?
  package let count: Int
  /// Whether the operation documents it as its own. What any operation may answer is not, and
  /// counts in no percentage.
  package let documented: Bool

  /// How it is called: `201`, `200 reused`, `409 slug_taken`.
  package var name: String {
    ([String(status)] + [label, code].compactMap { $0 }).joined(separator: " ")
  }

  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("status", status)
      json.field("label", label)
      json.field("code", code)
      json.field("count", count)
      json.field("documented", documented)
    }
  }
}

extension OutcomeCoverage {
  init(_ outcome: OperationCounts.Outcome, count: Int, isDocumented: Bool) {
    status = outcome.status
    label = outcome.label
    code = outcome.code
    self.count = count
    documented = isDocumented
  }
}
