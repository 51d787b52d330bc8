import HTTPTypes
import Simulation
import Wire

extension ControlPlane {
  static func listRequests(
    _ call: ControlCall<RequestsQuery>, _ control: ControlPlane
  ) async throws(Problem) -> RequestList {
    let wants = try control.filter(call.input.filter, world: call.named)
    let found = control.journal.newest(call.input.limit?.value ?? 100, where: wants)
    let (kept, dropped) = control.journal.extent
    return RequestList(requests: found.map(RequestReport.init), kept: kept, dropped: dropped)
  }

  /// Counts in the journal. Once entries had to make room it refuses: a number that may be too small
  /// is worse than none.
  static func countRequests(
    _ call: ControlCall<RequestCountQuery>, _ control: ControlPlane
  ) async throws(Problem) -> RequestCount {
    let wants = try control.filter(call.input.filter, world: call.named)
    let dropped = control.journal.extent.dropped
    guard dropped == 0, control.journal.capacity > 0 else {
      throw Problem(
        409, "the journal is not whole",
        control.journal.capacity == 0
          ? "the server keeps no journal; start it with --journal 32MiB"
          : "\(dropped) entries had to make room; start the server with a larger --journal, or "
            + "read the counters under metrics")
    }
    return RequestCount(count: control.journal.newest(.max, where: wants).count)
  }

  static func getRequest(
    _ call: ControlCall<NoInput>, _ control: ControlPlane
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
    return RequestDetail(entry)
  }

  static func clearRequests(
    _ call: ControlCall<NoInput>, _ control: ControlPlane
  ) async throws(Problem) -> NoContent {
    for name in call.named.map({ [$0] }) ?? control.worlds.names { control.journal.clear(name) }
    return NoContent()
  }

  private func filter(
    _ filter: RequestFilter, world: String?
  ) throws(Problem) -> (Entry) -> Bool {
    if let name = filter.vendor {
      let vendor = try vendor(name)
      if let id = filter.operation, vendor.operation(id) == nil {
        throw .unknownOperation(id, of: [vendor])
      }
    } else if let id = filter.operation, !vendors.contains(where: { $0.operation(id) != nil }) {
      throw .unknownOperation(id, of: vendors)
    }
    return { filter.takes($0, world: world) }
  }
}

/// What `GET requests` may be narrowed by; nil takes all.
struct RequestFilter {
  let vendor: String?
  let operation: String?
  let status: StatusPattern?
  let method: String?

  func takes(_ entry: Entry, world: String?) -> Bool {
    (world == nil || entry.world == world) && (vendor == nil || entry.vendor == vendor)
      && (operation == nil || entry.operation == operation)
      && (method == nil || entry.method.rawValue == method?.uppercased())
      && (status?.takes(entry.status) ?? true)
  }
}

/// The query of `GET requests`.
struct RequestsQuery: RequestQuery {
  let vendor: String?
  let operation: String?
  let status: StatusPattern?
  let method: String?
  let limit: Count<1, 1000>?

  var filter: RequestFilter {
    RequestFilter(vendor: vendor, operation: operation, status: status, method: method)
  }
}

/// The query of `GET requests/count`.
struct RequestCountQuery: RequestQuery {
  let vendor: String?
  let operation: String?
  let status: StatusPattern?
  let method: String?

  var filter: RequestFilter {
    RequestFilter(vendor: vendor, operation: operation, status: status, method: method)
  }
}

extension Problem {
  fileprivate static func unknownOperation(_ id: String, of vendors: [Vendor]) -> Problem {
    let names = vendors.flatMap { $0.operations.map(\.id) }
    return Problem(
      400, "unknown operation", "no documented route is called '\(id)'", pointer: "/operation",
      expected: Array(NearestNames.sorted(names, to: id).prefix(5)))
  }
}
