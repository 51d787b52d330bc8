/// An expectation of a scenario with what has come of it so far.
package struct ExpectationResult: Sendable, Hashable {
  package let expectation: Expectation
  /// How often the rule has had its part in an answer, also where it has removed itself since.
  package let hits: Int

  package init(expectation: Expectation, hits: Int) {
    self.expectation = expectation
    self.hits = hits
  }

  package var isMet: Bool { expectation.hits.contains(hits) }
}

extension ExpectationResult: CustomStringConvertible {
  /// `rule first-two-fail: hits 2 wanted, 1 seen`.
  package var description: String {
    "rule \(expectation.rule): hits \(expectation.wanted) wanted, \(hits) seen"
  }
}

extension Expectation {
  /// The hits as the scenario format writes them: `2`, `1-3`, `5-`.
  package var wanted: String {
    if hits.upperBound == .max { return "\(hits.lowerBound)-" }
    return hits.count == 1 ? "\(hits.lowerBound)" : "\(hits.lowerBound)-\(hits.upperBound)"
  }
}
