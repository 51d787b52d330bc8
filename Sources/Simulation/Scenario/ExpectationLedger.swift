import Synchronization

/// What came of expectations that are in force nowhere any more: their scenario was replaced or
/// dropped, or their world is gone.
///
/// Worlds made from one configuration write into one ledger. It lasts as long as the server.
package final class ExpectationLedger: Sendable {
  private let state = Mutex<[ExpectationResult]>([])

  package init() {}

  /// All of them, each expectation once.
  package var results: [ExpectationResult] { state.withLock { $0 } }

  /// Adds what came of expectations that end now.
  func close(_ results: [ExpectationResult]) {
    guard !results.isEmpty else { return }
    state.withLock { $0 = ExpectationResult.sum($0 + results) }
  }
}

extension ExpectationResult {
  /// One result for each expectation, with the hits of all of its results, in the order in which
  /// they first come.
  package static func sum(_ results: [ExpectationResult]) -> [ExpectationResult] {
    var sums: [ExpectationResult] = []
    for result in results {
      if let known = sums.firstIndex(where: { $0.expectation == result.expectation }) {
        sums[known] = ExpectationResult(
          expectation: result.expectation, hits: sums[known].hits + result.hits)
      } else {
        sums.append(result)
      }
    }
    return sums
  }
}
