import Simulation
import Telemetry
import Wire

/// Holds the requests of a world to a list of expectations.
struct RequestVerifier {
  let world: String
  /// In the order of their effects.
  let entries: [Entry]
  let filters: [RequestFilter]
  let times: [ClosedRange<Int>]

  /// Ids of requests of which too little is kept to judge them.
  private(set) var undecided: [String] = []
  /// For each expectation, whether it is about each request.
  private let matches: [[Bool]]

  init(
    world: String, entries: [Entry], filters: [RequestFilter], times: [ClosedRange<Int>]
  ) {
    self.world = world
    self.entries = entries
    self.filters = filters
    self.times = times
    var undecided: [String] = []
    matches = filters.map { filter in
      entries.map { entry in
        let isMatch = filter.takes(entry)
        if isMatch == nil, !undecided.contains(entry.requestID) {
          undecided.append(entry.requestID)
        }
        return isMatch ?? false
      }
    }
    self.undecided = undecided
  }

  func verification(inOrder: Bool) -> RequestVerification {
    let counts = matches.map { $0.count { $0 } }
    guard inOrder else {
      let met = zip(counts, times).map { $1.contains($0) }
      return report(met.map { $0 }, inOrder: false, disorder: nil)
    }
    // What no expectation is about may stand anywhere.
    let relevant = entries.indices.filter { index in matches.contains { $0[index] } }
    let order = OrderedMatch(
      matches: matches.map { row in relevant.map { row[$0] } }, wanted: times,
      count: relevant.count)
    switch order.judge() {
    case .met: return report(times.map { _ in true }, inOrder: true, disorder: nil)
    case .failed(let failed, let place):
      let next = place < relevant.count ? entries[relevant[place]] : nil
      let met = times.indices.map { $0 < failed ? true : $0 == failed ? false : nil }
      return report(met, inOrder: true, disorder: disorder(failed, next))
    }
  }

  private func disorder(_ failed: Int, _ next: Entry?) -> String {
    let line = next.map { "\(NearMiss.line(of: $0)) (\($0.requestID))" }
    guard failed < times.count else {
      return "after all that was expected came \(line ?? "nothing")"
    }
    let wanted =
      "expectation \(failed + 1), \(RequestExpectation.words(times[failed])) of "
      + filters[failed].description
    return line.map { "\(wanted), cannot be met from \($0) on" }
      ?? "\(wanted), was due when no more requests came"
  }

  private func report(
    _ met: [Bool?], inOrder: Bool, disorder: String?
  ) -> RequestVerification {
    RequestVerification(
      world: world, met: met.allSatisfy { $0 == true } && disorder == nil, inOrder: inOrder,
      lookedAt: entries.count, disorder: disorder,
      expectations: filters.indices.map { index in
        let found = entries.indices.filter { matches[index][$0] }
        return VerifiedExpectation(
          request: filters[index].description, wanted: RequestExpectation.words(times[index]),
          found: found.count, met: met[index],
          requests: found.prefix(20).map { entries[$0].requestID },
          nearest: met[index] == false ? nearest(index) : [])
      })
  }

  /// The three requests that lack least; of those that lack as much, the latest.
  private func nearest(_ index: Int) -> [NearMiss] {
    let missed = entries.indices.filter { !matches[index][$0] }.map { place in
      (place, filters[index].misses(entries[place]))
    }
    return missed.sorted { ($0.1.count, -$0.0) < ($1.1.count, -$1.0) }.prefix(3)
      .map { NearMiss(entries[$0.0], $0.1) }
  }
}
