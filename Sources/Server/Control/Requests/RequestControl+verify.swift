import Simulation
import Storage
import Telemetry
import Wire

extension RequestControl {
  private static let mostExpectations = 100

  /// Holds the requests of one world, the default one unless another is named, to expectations.
  /// What is not met is 422; what cannot be known for sure is 409.
  static func verifyRequests(
    _ call: ControlCall<VerifyRequests>, _ control: ControlContext
  ) async throws(Problem) -> RequestVerification {
    let input = call.input
    let place = JSONPointer(["expectations"])
    guard (1...mostExpectations).contains(input.expectations.count) else {
      throw Problem(
        400, "the request is not valid", "name 1 to \(mostExpectations) expectations",
        pointer: place.description)
    }
    if let since = input.since, let until = input.until, until <= since {
      throw .emptyRange(since, until, "/until")
    }
    let world = call.named ?? Worlds.defaultName
    var filters: [RequestFilter] = []
    var times: [ClosedRange<Int>] = []
    for (index, expectation) in input.expectations.enumerated() {
      let place = place.appending(index)
      times.append(try expectation.times(at: place))
      filters.append(
        try control.filter(
          expectation.request ?? .all, world: world, at: place.appending("request")))
    }
    let entries = control.journal.newest(.max) { entry in
      entry.world == world && (input.since.map { $0 <= entry.at } ?? true)
        && (input.until.map { entry.at < $0 } ?? true)
    }.sorted { $0.sequence < $1.sequence }
    let verifier = RequestVerifier(world: world, entries: entries, filters: filters, times: times)
    try control.vouch(for: world, since: input.since, undecided: verifier.undecided)
    let verification = verifier.verification(inOrder: input.inOrder ?? true)
    guard verification.met else { throw .notMet(verification) }
    return verification
  }
}

extension RequestCriteria {
  /// What every request has.
  fileprivate static let all = RequestCriteria(
    world: nil, vendor: nil, operation: nil, status: nil, method: nil, path: nil, since: nil,
    until: nil, header: nil, body: nil, rule: nil, applied: nil)
}

extension Problem {
  fileprivate static func notMet(_ verification: RequestVerification) -> Problem {
    let failed = verification.expectations.firstIndex { $0.met == false }
    let words = failed.map { index in
      let expectation = verification.expectations[index]
      return "expectation \(index + 1) wanted \(expectation.wanted) of \(expectation.request), and "
        + "\(expectation.found) came"
    }
    var problem = Problem(
      422, "the requests were not as expected",
      [words, verification.disorder].compactMap { $0 }.joined(separator: "; "),
      pointer: failed.map { "/expectations/\($0)" } ?? "/expectations")
    var json = JSONWriter()
    verification.write(to: &json)
    problem.extra["verification"] = RawJSON(json.finish()).tree
    return problem
  }
}
