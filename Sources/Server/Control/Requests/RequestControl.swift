import HTTPTypes
import Simulation
import Telemetry
import Wire

/// `/requests`: the journal.
enum RequestControl {
  static let operations: [ControlOperation] = [
    .operation(
      .get, "/requests", "List the recorded requests, newest first", id: "listRequests",
      about: .world, by: listRequests),
    .operation(
      .get, "/requests/count", "Count the recorded requests", id: "countRequests", about: .world,
      by: countRequests),
    .stream(
      .get, "/requests/stream", "Follow the requests as they are recorded", id: "streamRequests",
      about: .world, by: streamRequests),
    .operation(
      .post, "/requests/verify", "Hold a world's requests to expectations", id: "verifyRequests",
      about: .world, by: verifyRequests),
    .operation(
      .get, "/requests/{id}", "Read a recorded request with headers and bodies",
      id: "getRequest", about: .world, by: getRequest),
    .operation(
      .delete, "/requests", "Forget the recorded requests", returns: .noContent,
      id: "clearRequests", about: .world, by: clearRequests),
  ]

  static func listRequests(
    _ call: ControlCall<CriteriaAnd<RequestLimit>>, _ control: ControlContext
  ) async throws(Problem) -> RequestList {
    let filter = try control.filter(call.input.criteria, world: call.named)
    // A stream that goes on from here misses nothing.
    let newest = control.journal.newestOrdinal
    var undecided = 0
    let found = control.journal.newest(call.input.extra.limit?.value ?? 100) { entry in
      let isMatch = filter.takes(entry)
      if isMatch == nil { undecided += 1 }
      return isMatch ?? false
    }
    let (kept, dropped) = control.journal.extent
    return RequestList(
      requests: found.map(RequestReport.init), kept: kept, dropped: dropped, newest: newest,
      undecided: undecided)
  }

  /// Counts in the journal. Where entries that it would have to see had to make room it refuses: a
  /// number that may be too small is worse than none.
  static func countRequests(
    _ call: ControlCall<RequestCriteria>, _ control: ControlContext
  ) async throws(Problem) -> RequestCount {
    let filter = try control.filter(call.input, world: call.named)
    var count = 0
    var undecided: [String] = []
    _ = control.journal.newest(.max) { entry in
      switch filter.takes(entry) {
      case true?: count += 1
      case nil: undecided.append(entry.requestID)
      case false?: break
      }
      return false
    }
    try control.vouch(for: filter.world, since: filter.criteria.since, undecided: undecided)
    return RequestCount(count: count)
  }

  static func getRequest(
    _ call: ControlCall<NoInput>, _ control: ControlContext
  ) async throws(Problem) -> RequestDetail {
    let id = call.path["id"]
    let entry = control.journal.newest(1) { entry in
      entry.requestID == id && (call.named == nil || call.named == entry.world)
    }.first
    guard let entry else {
      throw Problem(
        404, "unknown request",
        "no request '\(id)' is kept; X-Request-Id of a vendor's answer is its id", pointer: "id")
    }
    return RequestDetail(entry, of: control.vendors.first { $0.name == entry.vendor })
  }

  static func clearRequests(
    _ call: ControlCall<NoInput>, _ control: ControlContext
  ) async throws(Problem) -> NoContent {
    for name in call.named.map({ [$0] }) ?? control.worlds.names { control.journal.clear(name) }
    return NoContent()
  }
}

extension ControlContext {
  /// Refuses where a search has not seen everything, or could not judge all that it saw.
  func vouch(
    for world: String?, since: Instant?, undecided: [String]
  ) throws(Problem) {
    guard journal.capacity > 0 else {
      throw Problem(
        409, "the journal is not whole",
        "the server keeps no journal; start it with --journal 32MiB")
    }
    let missing = journal.missing(from: world, since: since)
    guard missing == 0 else {
      throw Problem(
        409, "the journal is not whole",
        "\(missing) entries had to make room; start the server with a larger --journal, ask for a "
          + "range that begins later, or read the counters under metrics")
    }
    guard undecided.isEmpty else {
      throw Problem(
        409, "too little is kept",
        "of \(undecided.count) requests not enough is kept to tell: bodies over 16 KB keep their "
          + "head, and secrets are cut",
        expected: Array(undecided.prefix(5)))
    }
  }
}

/// How many requests are listed; 100 where it is missing.
struct RequestLimit: RequestQuery {
  let limit: Count<1, 1000>?
}
