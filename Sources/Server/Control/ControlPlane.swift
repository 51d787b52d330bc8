import HTTPTransport
import HTTPTypes
import Simulation
import Telemetry
import Wire

/// The server's own API below `/_understudy/v1`: health, worlds, clock, resources, journal.
///
/// It is declared like a vendor's, as a table of operations, and checked like one; each noun has a
/// type of its own with its part of the table. Here requests are let in and routed. It takes no path
/// of a file: bytes travel.
struct ControlPlane: Sendable {
  /// Every route, by noun.
  static let operations: [ControlOperation] =
    HealthControl.operations + VendorControl.operations + ControlDocument.operations
    + MetricsControl.operations + ClockControl.operations + WorldControl.operations
    + ResourceControl.operations + RequestControl.operations + RuleControl.operations
    + ScenarioControl.operations + SnapshotControl.operations + CoverageControl.operations

  private let context: ControlContext
  private let gate: ControlGate

  init(
    worlds: Worlds, vendors: [Vendor], journal: Journal, gate: ControlGate, ports: Set<String>,
    lostLines: @escaping @Sendable () -> Int, unreadable: UnreadableCount
  ) {
    context = ControlContext(
      worlds: worlds, vendors: vendors, journal: journal, ports: ports, lostLines: lostLines,
      unreadable: unreadable)
    self.gate = gate
  }

  private static let routes: RouteTable<Int> = {
    var routes = RouteTable<Int>()
    for (index, operation) in operations.enumerated() {
      for template in operation.templates { routes.insert(index, operation.method, template) }
    }
    return routes
  }()

  func handle(_ inbound: InboundRequest, _ target: RequestTarget) async -> RoutedResponse {
    let match = Self.routes.match(inbound.method, target.path)
    do throws(Problem) {
      switch match {
      case .missing:
        try gate.admitPlace(of: inbound)
        throw Self.unknownRoute(target.path)
      case .otherMethods(let allowed):
        try gate.admitPlace(of: inbound)
        throw Self.otherMethods(inbound.method, allowed)
      case .found(let index, let path):
        let operation = Self.operations[index]
        try gate.admit(inbound, operation.access)
        try Self.checkMediaType(of: inbound)
        let request = Request(
          method: inbound.method, path: target.path, query: target.query,
          headers: inbound.headers, body: inbound.body, isOversized: inbound.isOversized,
          origin: Origin("http://\(inbound.authority ?? "127.0.0.1")"))
        return await operation.perform(
          context, ControlRequest(request: request, path: path, prefixedWorld: target.world),
          operation.shapes)
      }
    } catch {
      return error.response
    }
  }

  private static func checkMediaType(of inbound: InboundRequest) throws(Problem) {
    guard !inbound.body.isEmpty else { return }
    let type = inbound.headers[.contentType] ?? ""
    guard ContentType.isJSON(type) else { throw .mediaType(type) }
  }

  private static func unknownRoute(_ path: String) -> Problem {
    Problem(
      404, "no such route",
      "the control plane has no route \(Problem.clipped(path)); GET "
        + "/_understudy/v1/openapi lists all",
      expected: NearestNames.alike(
        operations.flatMap(\.templates).map(\.description), to: path
      ).prefix(3).map { "/_understudy\($0)" })
  }

  private static func otherMethods(
    _ method: HTTPRequest.Method, _ allowed: [HTTPRequest.Method]
  ) -> Problem {
    let names = allowed.map(\.rawValue)
    var problem = Problem(
      405, "no such method here", "this route does not take \(method.rawValue)", expected: names)
    problem.headers[.allow] = names.joined(separator: ", ")
    return problem
  }
}
