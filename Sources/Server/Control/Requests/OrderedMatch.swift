/// Whether requests are those of a list of expectations, one after another.
///
/// Each request is one that some expectation is about. They are met when the list can be cut into
/// pieces, one for each expectation in order, so that every request of a piece is what its
/// expectation is about and their number is one that it allows. It knows nothing of requests.
struct OrderedMatch {
  /// What became of it.
  enum Outcome: Equatable {
    /// The piece of each expectation.
    case met([Range<Int>])
    /// The expectations before `expectation` can be met by the requests before `request`, and the
    /// next one not; `expectation` is the number of all where a request follows that none allows.
    case failed(expectation: Int, request: Int)
  }

  /// For each expectation, whether it is about each request.
  let matches: [[Bool]]
  /// How many requests each expectation allows.
  let wanted: [ClosedRange<Int>]
  let count: Int

  func judge() -> Outcome {
    // Where the first expectations may end: after so many requests.
    var ends: [[Bool]] = [[true] + Array(repeating: false, count: count)]
    for index in wanted.indices { ends.append(advance(index, from: ends[index])) }
    guard ends[wanted.count][count] else {
      let reached = ends.lastIndex { $0.contains(true) } ?? 0
      return .failed(expectation: reached, request: ends[reached].lastIndex(of: true) ?? 0)
    }
    var pieces: [Range<Int>] = []
    var end = count
    for index in wanted.indices.reversed() {
      let start = starts(of: index, endingAt: end, run: run(of: index, endingAt: end))
        .last { ends[index][$0] }
      guard let start else { preconditionFailure("an end was reached from nowhere") }
      pieces.insert(start..<end, at: 0)
      end = start
    }
    return .met(pieces)
  }

  /// Where an expectation may end, by where those before it may.
  private func advance(_ index: Int, from before: [Bool]) -> [Bool] {
    var sums = [0]
    for flag in before { sums.append((sums.last ?? 0) + (flag ? 1 : 0)) }
    var result = [Bool](repeating: false, count: count + 1)
    var run = 0
    for end in 0...count {
      if end > 0 { run = matches[index][end - 1] ? run + 1 : 0 }
      let starts = starts(of: index, endingAt: end, run: run)
      result[end] = !starts.isEmpty && sums[starts.upperBound] > sums[starts.lowerBound]
    }
    return result
  }

  /// Where a piece may begin that ends there.
  private func starts(of index: Int, endingAt end: Int, run: Int) -> Range<Int> {
    let most = min(wanted[index].upperBound, run)
    guard wanted[index].lowerBound <= most else { return 0..<0 }
    return (end - most)..<(end - wanted[index].lowerBound + 1)
  }

  /// How many requests before `end` the expectation is about, without a break.
  private func run(of index: Int, endingAt end: Int) -> Int {
    var run = 0
    while run < end, matches[index][end - 1 - run] { run += 1 }
    return run
  }
}
